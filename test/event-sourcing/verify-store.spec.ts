import {
  canonicalize,
  type EventStore,
  ForeignEvent,
  type LogSlice,
  type Position,
  type RecordedEvent,
  verifyStore,
} from '#event-sourcing';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, Tree } from '../../src/event-sourcing/tree-head.ts';
import { fact } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Envelope = { -readonly [K in keyof Omit<RecordedEvent, 'pos'>]: RecordedEvent[K] };

/** A log as a server keeps it: texts without positions, which are its own and have gaps. */
class ServerLog implements Pick<EventStore, 'export' | 'readAll'> {
  readonly texts: string[];
  /** What the server says of its events, where it differs from their texts. */
  readonly says: Record<number, Partial<RecordedEvent>> = {};

  constructor(count: number) {
    this.texts = Array.from({ length: count }, (_, i) => {
      const at = new Date(Date.UTC(2026, 2, 1, 9, 0, i - 50 * (i % 2))).toISOString();
      const rev = Math.floor(i / 3);
      return canonicalize({ v: 1, ...fact(), stream: `s-${i % 3}`, rev, at, occurred: at });
    });
  }

  async *export(): AsyncIterable<string> {
    yield* this.texts;
  }

  async readAll({ from = 0 }: { readonly from?: Position } = {}): Promise<LogSlice> {
    const events = this.texts
      .map((text, i) => ({ ...this.parsed(text, i), ...this.says[i], pos: 100 + 7 * i }))
      .filter(({ pos }) => pos >= from)
      .slice(0, 10);
    const next = (events.at(-1)?.pos ?? from) + 1;
    return { events, next, end: next > 100 + 7 * (this.texts.length - 1) };
  }

  private parsed(text: string, i: number): Envelope {
    if (!text.startsWith('{')) throw new ForeignEvent(100 + 7 * i, `${text} was not recorded by Evenhand.`);
    return JSON.parse(text) as Envelope;
  }

  edit(i: number, change: (event: Envelope) => void) {
    const event = JSON.parse(this.texts[i]!) as Envelope;
    change(event);
    this.texts[i] = canonicalize(event);
  }
}

const size = 45;
const root = temporaryFolder();
let folders = 0;

/** A folder that knows the head of a log, and the log after something was done to it. */
async function after(change: (log: ServerLog, folder: string) => void) {
  const folder = join(root, String(++folders));
  const log = new ServerLog(size);
  const before = await verifyStore(log, folder);
  change(log, folder);
  return { before, found: await verifyStore(log, folder), folder, log };
}

describe('verifying the log of a server', () => {
  it('finds nothing in a sound one, gives the RFC 9162 head over its texts and notes it', async () => {
    const folder = join(root, 'sound');
    const log = new ServerLog(size);
    const tree = new Tree();
    for (const text of log.texts) tree.push(leafHash(text));
    const head = { size, root: tree.root.toString('hex') };
    const progress: number[] = [];
    expect(await verifyStore(log, folder, { head, onProgress: (events) => progress.push(events) })).toEqual({
      ok: true,
      events: size,
      head,
      firstBad: null,
      problem: null,
    });
    expect(progress.at(-1)).toBe(size);
    expect(JSON.parse(readFileSync(join(folder, 'heads.ndjson'), 'utf8'))).toEqual({
      ...head,
      at: '2026-03-01T09:00:44.000Z',
    });
    expect(await verifyStore(log, folder)).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'heads.ndjson'), 'utf8').split('\n')).toHaveLength(2);
  });

  it('finds nothing in an empty one', async () => {
    expect(await verifyStore(new ServerLog(0), join(root, 'empty'))).toMatchObject({ ok: true, events: 0 });
  });

  it('goes on from the head that was noted when the log has grown', async () => {
    const { found, folder } = await after((log) => {
      const at = '2026-03-01T10:00:00.000Z';
      log.texts.push(canonicalize({ v: 1, ...fact(), stream: 'new', rev: 0, at, occurred: at }));
    });
    expect(found).toMatchObject({ ok: true, events: size + 1 });
    expect(readFileSync(join(folder, 'heads.ndjson'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it.each([
    ['white space', (log: ServerLog) => (log.texts[20] = log.texts[20]!.replace(',', ', ')), /canonical/],
    [
      'another stream',
      (log: ServerLog) => (log.says[20] = { stream: 's-1' }),
      /stream s-2, the store says s-1/,
    ],
    ['another revision', (log: ServerLog) => (log.says[20] = { rev: 7 }), /revision 6, the store says 7/],
    ['another type', (log: ServerLog) => (log.says[20] = { type: 'Other' }), /type/],
    ['another id', (log: ServerLog) => (log.says[20] = { id: fact().id }), /another id/],
    ['another key', (log: ServerLog) => log.edit(20, (event) => Object.assign(event, { x: 1 })), /envelope/],
    [
      'a position',
      (log: ServerLog) => log.edit(20, (event) => Object.assign(event, { pos: 20 })),
      /envelope/,
    ],
    [
      'another version',
      (log: ServerLog) => log.edit(20, (event) => Object.assign(event, { v: 2 })),
      /envelope/,
    ],
    [
      'a missing event',
      (log: ServerLog) => log.texts.splice(17, 1),
      /is revision 6 of s-2, where 5 should be/,
    ],
    ['a doubled event', (log: ServerLog) => log.texts.splice(20, 0, log.texts[17]!), /where 6 should be/],
    [
      'a time long before',
      (log: ServerLog) => log.edit(20, (event) => (event.at = '2026-03-01T08:58:59.000Z')),
      /minute/,
    ],
    ['a time that is none', (log: ServerLog) => log.edit(20, (event) => (event.at = 'noon')), /no instant/],
  ])('finds %s, and says where', async (_, change, problem) => {
    const { found } = await after(change);
    const firstBad = _ === 'a missing event' ? 100 + 7 * 19 : 100 + 7 * 20;
    expect(found).toMatchObject({ ok: false, firstBad, problem: expect.stringMatching(problem) });
    expect(found.problem).toContain(`Position ${firstBad}:`);
  });

  it('finds what others recorded, and says where', async () => {
    const { found } = await after((log) => (log.texts[20] = 'nonsense'));
    expect(found).toMatchObject({
      ok: false,
      firstBad: 240,
      problem: 'nonsense was not recorded by Evenhand.',
    });
  });

  it('finds what was altered or cut since a head was noted, and notes no head then', async () => {
    const altered = await after((log) => log.edit(20, (event) => (event.data = { other: true })));
    expect(altered.found).toMatchObject({
      ok: false,
      events: size,
      firstBad: null,
      problem: expect.stringMatching(/heads\.ndjson line 1 says 45:/),
    });
    const cut = await after((log) => log.texts.splice(40));
    expect(cut.found).toMatchObject({
      ok: false,
      events: 40,
      firstBad: null,
      problem: 'The log ends after 40 events, but heads.ndjson line 1 counts 45.',
    });
    for (const { folder } of [altered, cut])
      expect(readFileSync(join(folder, 'heads.ndjson'), 'utf8').trim().split('\n')).toHaveLength(1);
    const torn = await after((_, folder) => appendFileSync(join(folder, 'heads.ndjson'), 'garbage\n'));
    expect(torn.found).toMatchObject({ ok: false, problem: 'heads.ndjson line 2 is not a tree head.' });
  });

  it('finds what another head says that was kept elsewhere', async () => {
    const log = new ServerLog(size);
    for (const known of [0, 20, size]) {
      const head = { size: known, root: '00'.repeat(32) };
      expect(await verifyStore(log, join(root, `elsewhere-${known}`), { head })).toMatchObject({
        ok: false,
        problem: expect.stringContaining(`the head given says ${known}:`),
      });
    }
    const longer = { size: 99, root: '00'.repeat(32) };
    expect(await verifyStore(log, join(root, 'longer'), { head: longer })).toMatchObject({
      problem: 'The log ends after 45 events, but the head given counts 99.',
    });
  });

  it('tells when the store cannot be read', async () => {
    const failing = Object.assign(new ServerLog(3), {
      export: (): AsyncIterable<string> => {
        throw new Error('The server went away.');
      },
    });
    await expect(verifyStore(failing, join(root, 'failing'))).rejects.toThrow('The server went away.');
  });
});
