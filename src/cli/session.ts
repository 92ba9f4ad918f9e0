import { Principal } from '#access';
import { originOf, Policies, withOrigin } from '#event-sourcing';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../app.module.ts';
import { readConfig, type StoreSetting } from '../config.ts';
import { type DataFolder, openForReading, openForWriting, type WritableDataFolder } from '../data-folder.ts';
import { principalOfAccount } from '../identity/principal-of.ts';
import { accounts } from '../../projections/accounts/index.ts';
import { WrongUsage } from './output.ts';

/** The buses over an open data folder: a command of the command line asks and does what a page does, as the operator. */
export interface Session<Folder extends DataFolder = DataFolder> {
  readonly folder: Folder;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  /** Not started: whoever records and wants what follows at once starts them. */
  readonly policies: Policies;
}

/** Which data folder, and whose rules the operator takes on: an account's, or without one a contract manager's. */
export interface Place {
  readonly data: string;
  readonly as?: string | undefined;
}

/** Looks at a data folder, while another process may write. Rejects with WrongUsage when it should hold a log and does not. */
export async function looking<T>(
  { data, as }: Place,
  work: (session: Session) => Promise<T>,
  store: StoreSetting = readConfig().store,
): Promise<T> {
  if (store.kind === 'sqlite' && !existsSync(join(data, 'log.db')))
    throw new WrongUsage(
      `There is no log in ${data}. Name the data folder with --data, or import into it first.`,
    );
  return within(await openForReading(data, undefined, store), as, work);
}

/** Writes to a data folder, which is made when it is not there. Rejects with StoreUnavailable while another process writes. */
export async function writing<T>(
  { data, as }: Place,
  work: (session: Session<WritableDataFolder>) => Promise<T>,
  store: StoreSetting = readConfig().store,
): Promise<T> {
  const folder = await openForWriting(data, undefined, store);
  return within(folder, as, work, () => folder.projections.catchUp());
}

async function within<Folder extends DataFolder, T>(
  folder: Folder,
  as: string | undefined,
  work: (session: Session<Folder>) => Promise<T>,
  prepare: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  try {
    const app = await NestFactory.createApplicationContext(
      AppModule.over(folder, undefined, undefined, readConfig().sealKeyFile),
      {
        logger: ['fatal', 'error'],
        abortOnError: false,
      },
    );
    try {
      const policies = app.get(Policies);
      const session = { folder, commands: app.get(CommandBus), queries: app.get(QueryBus), policies };
      try {
        await prepare();
        const asker = await operatorAs(folder, as);
        return await withOrigin(originOf(asker), () => work(session));
      } finally {
        await policies.close();
      }
    } finally {
      await app.close();
    }
  } finally {
    await folder.close();
  }
}

/** Rejects with WrongUsage when there is no such account, or it is closed. */
async function operatorAs({ projections }: DataFolder, user: string | undefined): Promise<Principal> {
  if (user === undefined) return Principal.operator();
  const account = (await projections.views()).get(accounts, user);
  const principal = account && principalOfAccount(account);
  if (!principal) throw new WrongUsage(`--as ${user}: there is no such account, or it is closed.`);
  return Principal.operator(principal);
}
