import { type Command, InvalidArgumentError } from 'commander';
import { once } from 'node:events';
import {
  type EventStore,
  type TreeHead,
  type Verification,
  type VerifyOptions,
  verifyLog,
  verifyStore,
} from '#event-sourcing';
import { readConfig } from '../config.ts';
import { openForReading } from '../data-folder.ts';
import { demandFolderOf, markFolder } from '../folder-mark.ts';
import { openStore } from '../open-store.ts';
import { addLogCopy } from './log-copy.ts';
import { exit, type Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';

const shownByTail = 10;

function position(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('A position is a whole number from 0.');
  return number;
}

function head(text: string): TreeHead {
  const [, size, root] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (size === undefined || root === undefined)
    throw new InvalidArgumentError('A head is SIZE:ROOT, the root as 64 hexadecimal digits.');
  return { size: Number(size), root };
}

/** Writes lines as they are read, and waits for a slow reader. */
async function print(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

/** Reads the whole log, wherever it is kept. */
async function verify(data: string, options: VerifyOptions): Promise<Verification> {
  const { store: setting } = readConfig();
  if (setting.kind === 'sqlite') return verifyLog(data, options);
  demandFolderOf(data, setting);
  const store = await openStore(setting, data, { readOnly: true });
  try {
    await markFolder(data, setting, store);
    return await verifyStore(store, data, options);
  } finally {
    await store.close();
  }
}

async function follow(store: EventStore, after: number | null): Promise<void> {
  const subscription = store.subscribe({ name: 'log tail', after, batch: 500 }, async (events) => {
    const first = events[0]?.pos ?? 0;
    let left = events.length;
    for await (const line of store.export(first)) {
      process.stdout.write(`${line}\n`);
      if (--left === 0) break;
    }
  });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process.stdout, 'close')]);
  await subscription.close();
}

export function addLog(parent: Command, output: Output, end: (status: number) => void): void {
  const log = parent
    .command('log')
    .description('the events as recorded, and the proof that nothing was altered');

  addCommand(
    log,
    'export',
    'every event as NDJSON, bytes as stored',
    'evenhand log export --from 1000 > events.ndjson',
  )
    .option('--from <position>', 'the first position, inclusive', position, 0)
    .action(async (_, command: Command) => {
      const { data, from } = optionsOf<{ from: number }>(command);
      const folder = await openForReading(data, undefined, readConfig().store);
      try {
        await print(folder.store.export(from));
      } finally {
        await folder.close();
      }
    });

  addCommand(log, 'tail', `the last ${shownByTail} events as NDJSON`, 'evenhand log tail --follow')
    .option('--follow', 'go on with every new event until Ctrl-C', false)
    .action(async (_, command: Command) => {
      const { data, follow: on } = optionsOf<{ follow: boolean }>(command);
      const folder = await openForReading(data, undefined, readConfig().store);
      const { store } = folder;
      try {
        const last = await store.last();
        const first = await store.last(shownByTail);
        if (first !== null) await print(store.export(first));
        if (on) await follow(store, last);
      } finally {
        await folder.close();
      }
    });

  addCommand(
    log,
    'verify',
    'reads the whole log and checks order, revisions, form, hashes and the tree head',
    'evenhand log verify --head 20543:6e3f…',
  )
    .option('--head <size:root>', 'a head kept elsewhere to compare with', head)
    .action(async (_, command: Command) => {
      const { data, json, head: known } = optionsOf<{ head?: TreeHead }>(command);
      const found = await verify(data, known ? { head: known } : {});
      if (json) output.out(JSON.stringify(found, null, 2));
      else if (found.ok)
        output.out(`The log is whole: ${found.events} events, head ${found.head.size}:${found.head.root}`);
      else
        output.out(
          `The log was altered${found.firstBad === null ? '' : ` at position ${found.firstBad}`}: ${found.problem}`,
        );
      end(found.ok ? exit.done : exit.refused);
    });

  addLogCopy(log, output);
}
