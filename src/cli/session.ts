import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../app.module.ts';
import { readConfig, type StoreSetting } from '../config.ts';
import { type DataFolder, openForReading, openForWriting, type WritableDataFolder } from '../data-folder.ts';
import { WrongUsage } from './output.ts';

/** The buses over an open data folder: a command of the command line asks and does what a page does, as the operator. */
export interface Session<Folder extends DataFolder = DataFolder> {
  readonly folder: Folder;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

/** Looks at a data folder, while another process may write. Rejects with WrongUsage when it should hold a log and does not. */
export async function looking<T>(
  folder: string,
  work: (session: Session) => Promise<T>,
  store: StoreSetting = readConfig().store,
): Promise<T> {
  if (store.kind === 'sqlite' && !existsSync(join(folder, 'log.db')))
    throw new WrongUsage(
      `There is no log in ${folder}. Name the data folder with --data, or import into it first.`,
    );
  return within(await openForReading(folder, undefined, store), work);
}

/** Writes to a data folder, which is made when it is not there. Rejects with StoreUnavailable while another process writes. */
export async function writing<T>(
  folder: string,
  work: (session: Session<WritableDataFolder>) => Promise<T>,
  store: StoreSetting = readConfig().store,
): Promise<T> {
  return within(await openForWriting(folder, undefined, store), async (session) => {
    await session.folder.projections.catchUp();
    return work(session);
  });
}

async function within<Folder extends DataFolder, T>(
  folder: Folder,
  work: (session: Session<Folder>) => Promise<T>,
): Promise<T> {
  try {
    const app = await NestFactory.createApplicationContext(AppModule.over(folder), {
      logger: ['fatal', 'error'],
      abortOnError: false,
    });
    try {
      const session = { folder, commands: app.get(CommandBus), queries: app.get(QueryBus) };
      return await withOrigin(originOf(Principal.operator()), () => work(session));
    } finally {
      await app.close();
    }
  } finally {
    await folder.close();
  }
}
