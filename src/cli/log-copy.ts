import type { Command } from 'commander';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { batchBegun, batchCompleted, copyLog, DataFolderLock, type EventStore } from '#event-sourcing';
import { embedded, readStore, type StoreSetting } from '../config.ts';
import { demandFolderOf } from '../folder-mark.ts';
import { ImportGivenUp } from '../import/import.events.ts';
import { openStore } from '../open-store.ts';
import { type Output, WrongUsage } from './output.ts';
import { addCommand, optionsOf } from './program.ts';

interface CopyOptions {
  readonly from: string;
  readonly fromData?: string;
  readonly fromPrefix?: string;
  readonly to: string;
  readonly toData?: string;
  readonly toPrefix?: string;
}

/** Events between two lines about the progress. */
const tellEvery = 10_000;

/** An import of the source would count differently in the target. */
class UnfinishedImport extends Error {
  override readonly name = 'UnfinishedImport';
}

/** Rejects with UnfinishedImport when the log holds a batch that is not complete, and so does not count. */
async function demandFinished(source: EventStore, target: EventStore): Promise<void> {
  const open = new Map<string, string>();
  const types = [batchBegun, batchCompleted, ImportGivenUp.type];
  for (let [from, end] = [0, false]; !end;) {
    const page = await source.readAll({ from, filter: { types } });
    for (const { type, corr } of page.events) {
      if (type === batchCompleted) open.delete(corr);
      else open.set(corr, type);
    }
    ({ next: from, end } = page);
  }
  for (const [batch, last] of open) {
    if (last === batchBegun) {
      throw new UnfinishedImport(
        `The import ${batch} was begun and not completed. Import the same files again, which finishes it, then copy.`,
      );
    }
    if (target.capabilities.atomicAcrossStreams) {
      throw new UnfinishedImport(
        `The import ${batch} was given up: its events are in the log and do not count. An embedded log would count them.`,
      );
    }
  }
}

/** Does the work with both logs open; an embedded source is locked, so that nobody records into it meanwhile. */
async function withLogs<T>(
  from: StoreSetting,
  fromData: string,
  to: StoreSetting,
  toData: string,
  work: (source: EventStore, target: EventStore) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<void> | void)[] = [];
  try {
    if (from.kind === 'sqlite') {
      if (!existsSync(join(fromData, 'log.db')))
        throw new WrongUsage(`There is no log in ${fromData}. Name its data folder with --from-data.`);
      const lock = new DataFolderLock(realpathSync(fromData));
      ends.push(() => lock.release());
    }
    const source = await openStore(from, fromData, { readOnly: true });
    ends.push(() => source.close());
    if (to.kind === 'sqlite') demandFolderOf(toData, embedded);
    const target = await openStore(to, toData);
    ends.push(() => target.close());
    return await work(source, target);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

export function addLogCopy(log: Command, output: Output): void {
  addCommand(
    log,
    'copy',
    'every event into another, empty log, and the proof that all of them arrived; can be resumed',
    "evenhand log copy --from sqlite --to 'esdb://evenhand@n1:2113,n2:2113,n3:2113?tls=true'",
  )
    .requiredOption('--from <store>', 'the source: sqlite or esdb://…, as EVENT_STORE')
    .requiredOption('--to <store>', 'the target, likewise')
    .option('--from-data <folder>', 'the data folder of an embedded source (default: --data)')
    .option('--to-data <folder>', 'the data folder of an embedded target (default: --data)')
    .option('--from-prefix <text>', 'how streams begin at the source (default: EVENT_STORE_PREFIX)')
    .option('--to-prefix <text>', 'how streams begin at the target (default: EVENT_STORE_PREFIX)')
    .action(async (_, command: Command) => {
      const options = optionsOf<CopyOptions>(command);
      const { data, json, fromData = data, toData = data } = options;
      const from = readStore(options.from, options.fromPrefix);
      const to = readStore(options.to, options.toPrefix);
      if (from.kind === 'sqlite' && to.kind === 'sqlite' && samePlace(fromData, toData))
        throw new WrongUsage(
          'The source is the target. Name two data folders with --from-data and --to-data.',
        );
      const copied = await withLogs(from, fromData, to, toData, async (source, target) => {
        await demandFinished(source, target);
        return copyLog(source, target, (step, events) => {
          if (events % tellEvery === 0) output.err(`${events} events ${step}`);
        });
      });
      output.out(
        json
          ? JSON.stringify(copied, null, 2)
          : `The target holds the ${copied.events} events of the source, the same bytes in the same order. ` +
              `${copied.copied} were copied now.`,
      );
    });
}

const samePlace = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
