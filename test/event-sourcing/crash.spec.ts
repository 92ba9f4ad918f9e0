import { SqliteEventStore, verifyLog } from '#event-sourcing';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { everything } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const script = (name: string) => fileURLToPath(new URL(`../support/processes/${name}.ts`, import.meta.url));
const linesOf = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly ids: readonly string[];
}

interface Imported {
  readonly batch: string;
  readonly events: number;
  readonly last: number;
}

/** Starts the process, lets it append for so long, and kills it. */
async function killAfter(ms: number, folder: string, journal: string) {
  const child = spawn(process.execPath, [script('appending'), folder, journal], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await pause(ms);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a process that is killed', () => {
  it('loses nothing that was acknowledged, and leaves nothing by halves', async () => {
    const folder = join(root, 'killed');
    const journal = join(root, 'killed.ndjson');
    const kills = 10;
    for (let kill = 0; kill < kills; kill++) {
      await killAfter(10 + ((kill * 67) % 150), folder, journal);
      expect(await verifyLog(folder)).toMatchObject({ ok: true, problem: null });
    }
    const store = await SqliteEventStore.open({ folder });
    const log = await everything(store);
    await store.close();

    const journalled = linesOf(journal).map((line): Acknowledged | Imported => JSON.parse(line));
    const acknowledged = journalled.filter((entry) => 'ids' in entry);
    expect(acknowledged.length).toBeGreaterThan(kills);
    for (const { stream, revision, position, ids } of acknowledged) {
      const last = log[position]!;
      expect(last).toMatchObject({ stream, rev: revision, id: ids.at(-1) });
      expect(log.slice(position - ids.length + 1, position + 1).map(({ id }) => id)).toEqual(ids);
    }
    for (const { batch, last } of journalled.filter((entry) => 'batch' in entry)) {
      expect(log[last]).toMatchObject({ stream: `import-${batch}`, rev: 399 });
    }
    // An append is there with all its events or not at all, and so is an import.
    for (let i = 0; i < log.length; i += Number(log[i]!.data['count'])) {
      const together = log.slice(i, i + Number(log[i]!.data['count']));
      expect(together.map(({ data }) => data['n'])).toEqual(together.map((_, n) => n));
      expect(together).toHaveLength(Number(log[i]!.data['count']));
    }
    const imported = Map.groupBy(
      log.filter(({ stream }) => stream.startsWith('import-')),
      ({ stream }) => stream,
    );
    for (const events of imported.values()) expect(events).toHaveLength(400);
  });
});

/** Appends until the files would grow beyond so many KiB, which fails with EFBIG: for SQLite an I/O error. */
const fillUpTo = (kibibytes: number, folder: string, journal: string) =>
  spawnSync(
    'sh',
    ['-c', `ulimit -f ${kibibytes}; exec "$0" "$@"`, process.execPath, script('filling'), folder, journal],
    { encoding: 'utf8', timeout: 60_000 },
  );

describe('an I/O error', () => {
  it('ends the process with status 70 and one line when the log cannot be opened', () => {
    const { status, stderr } = fillUpTo(8, join(root, 'unopened'), join(root, 'unopened.txt'));
    expect(stderr).toMatch(/^The log in .* cannot be opened: disk I\/O error\n$/);
    expect(status).toBe(70);
  });

  it('ends the process with status 70 and one line, and what was acknowledged is there', async () => {
    const folder = join(root, 'failing');
    mkdirSync(folder);
    const journal = join(root, 'failing.txt');
    const { status, stderr, stdout } = fillUpTo(2000, folder, journal);
    expect(stdout).toBe('exit 70\n');
    expect(status).toBe(70);
    expect(stderr).toMatch(/^The log cannot be written any more: disk I\/O error\n$/);
    const acknowledged = linesOf(journal);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(await verifyLog(folder)).toMatchObject({ ok: true });
    const store = await SqliteEventStore.open({ folder });
    const log = await everything(store);
    await store.close();
    expect(log.slice(0, acknowledged.length).map(({ id }) => id)).toEqual(acknowledged);
    expect(log.length - acknowledged.length).toBeLessThanOrEqual(1);
  });
});
