import { jest } from '@jest/globals';
import { EventStoreDbEventStore } from '#event-sourcing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenhand } from '../support/command-line.ts';
import { EventStoreDouble } from '../support/event-store-double/event-store-double.ts';
import { expected, expectedDates, westmarch } from '../support/expected.ts';
import { append, fact, until } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const folders = { server: join(root, 'server'), embedded: join(root, 'embedded') };
const rowsOfWestmarch = 11_484;
let double: EventStoreDouble;

/** Runs a command line over the log on the server, or over the embedded one. */
async function over(store: keyof typeof folders, ...line: readonly string[]) {
  if (store === 'server') process.env['EVENT_STORE'] = double.connectionString;
  try {
    return await evenhand(...line, '--data', folders[store]);
  } finally {
    delete process.env['EVENT_STORE'];
  }
}
const on = (...line: readonly string[]) => over('server', ...line);

/** What a command writes while it reads the log. */
async function written(...line: readonly string[]): Promise<readonly string[]> {
  let text = '';
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const { status } = await on(...line);
  stdout.mockRestore();
  expect(status).toBe(0);
  return text.trimEnd().split('\n');
}

interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly head: { readonly size: number; readonly root: string };
  readonly firstBad: number | null;
  readonly problem: string | null;
}
const verified = async (...more: readonly string[]) => {
  const ran = await on('log', 'verify', '--json', ...more);
  return { status: ran.status, ...ran.json<Verified>() };
};

beforeAll(async () => {
  double = await EventStoreDouble.start();
  for (const store of ['server', 'embedded'] as const) {
    const ran = await over(store, 'import', westmarch, '--json');
    expect(ran.json()).toMatchObject({ recorded: rowsOfWestmarch, refused: 0, conflicts: 0, problems: [] });
  }
});
afterAll(() => double.stop());

describe('the figures of the sample county, whose log is on a server,', () => {
  it.each(expectedDates)('as of %s are what an independent program computed', async (date) => {
    const acceptance = await on('kpi', 'acceptance', '--as-of', date, '--json');
    expect(acceptance.json()).toMatchObject(expected(`acceptance-${date}`));
    const reserve = await on('kpi', 'reserve', '--as-of', date, '--json');
    expect(reserve.json()).toMatchObject(expected(`reserve-${date}`));
  });

  it('include the findings of the fairness audit', async () => {
    const audit = await on('audit', 'fairness', '--json');
    expect(audit.status).toBe(1);
    expect(audit.json()).toMatchObject(expected('fairness'));
  });

  it.each([
    ...expectedDates.flatMap((date) => [
      ['kpi', 'acceptance', '--as-of', date],
      ['kpi', 'reserve', '--as-of', date],
      ['alerts', 'evaluate', '--as-of', date],
    ]),
    ['audit', 'fairness'],
  ])('are those of the embedded log to the letter: %#', async (...line) => {
    const [one, other] = [await on(...line, '--json'), await over('embedded', ...line, '--json')];
    expect(one.json()).toEqual(other.json());
    expect(one).toMatchObject({ status: other.status, out: other.out });
  });

  it('are the same once more in a new folder of views, and from no views at all', async () => {
    const date = '2026-06-30';
    const line = ['kpi', 'acceptance', '--as-of', date, '--json'] as const;
    folders.server = join(root, 'another-node');
    expect((await on(...line)).json()).toMatchObject(expected(`acceptance-${date}`));
    expect(existsSync(folders.server)).toBe(false);
    expect((await on('projections', 'rebuild')).status).toBe(0);
    expect((await on(...line)).json()).toMatchObject(expected(`acceptance-${date}`));
    const status = await on('projections', 'status', '--json');
    const { projections } = status.json<{ projections: { state: string }[] }>();
    expect(projections.map(({ state }) => state)).toEqual(projections.map(() => 'live'));
  });

  it('take nothing in a second time', async () => {
    expect((await on('import', westmarch, '--json')).json()).toMatchObject({
      recorded: 0,
      unchanged: rowsOfWestmarch,
    });
  });
});

describe('the log on a server', () => {
  it('is exported as it is stored, and its end shown', async () => {
    const ours = double.log.events.filter(({ stream }) => stream.startsWith('evenhand-'));
    const stored = ours.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
    expect(await written('log', 'export')).toEqual(stored);
    expect(await written('log', 'tail')).toEqual(stored.slice(-10));
    const from = String(2 * ours[ours.length - 3]!.position);
    expect(await written('log', 'export', '--from', from)).toEqual(stored.slice(-3));
  });

  it('is followed, with what another process records', async () => {
    let text = '';
    const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    const following = on('log', 'tail', '--follow');
    await until(() => text.split('\n').length > 10);
    const other = await EventStoreDbEventStore.open({
      connection: double.connectionString,
      prefix: 'evenhand-',
    });
    for (let i = 0; i < 3; i++) await other.append(append('elsewhere', 'any', [fact({ type: 'Elsewhere' })]));
    await until(() => text.split('Elsewhere').length > 3);
    process.emit('SIGTERM');
    const { status } = await following;
    stdout.mockRestore();
    await other.close();
    expect(status).toBe(0);
    const stored = double.log.events.filter(({ stream }) => stream.startsWith('evenhand-')).slice(-13);
    expect(text).toBe(stored.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join(''));
  });

  it('verifies, notes its head, and is known by it again', async () => {
    const found = await verified();
    expect(found).toMatchObject({ status: 0, ok: true, firstBad: null, problem: null });
    expect(found.events).toBe(found.head.size);
    const noted = JSON.parse(readFileSync(join(folders.server, 'heads.ndjson'), 'utf8')) as object;
    expect(noted).toMatchObject(found.head);
    expect(await verified('--head', `${found.head.size}:${found.head.root}`)).toMatchObject({ ok: true });
    expect(await verified('--head', `${found.head.size}:${'0'.repeat(64)}`)).toMatchObject({
      status: 1,
      ok: false,
    });
  });

  it('shows what somebody altered or cut on the server', async () => {
    const { events } = double.log;
    const altering = (change: (text: string) => string) => async () => {
      const event = events.findLast(({ type }) => type === 'OfferDeclined')!;
      const { bytes, encoded } = event;
      const text = Buffer.from(bytes).toString('utf8');
      expect(change(text)).not.toBe(text);
      Object.assign(event, { bytes: Buffer.from(change(text)), encoded: undefined });
      const found = await verified();
      Object.assign(event, { bytes, encoded });
      return { ...found, position: 2 * event.position };
    };
    const data = await altering((text) => text.replace(/"reason":"\w+"/, '"reason":"OTHER"'))();
    expect(data).toMatchObject({ status: 1, ok: false, firstBad: null });
    expect(data.problem).toContain('heads.ndjson line 1 says');
    for (const change of [
      (text: string) => text.replace(',', ', '),
      (text: string) => text.replace(/"rev":(\d+)/, '"rev":7$1'),
      (text: string) => text.replace(/"stream":"referral/, '"stream":"deferral'),
      () => 'nonsense',
    ]) {
      const found = await altering(change)();
      expect(found).toMatchObject({ status: 1, ok: false, firstBad: found.position });
    }
    const cut = events.pop()!;
    expect(await verified()).toMatchObject({
      ok: false,
      problem: expect.stringContaining('The log ends after'),
    });
    events.push(cut);
    expect(await verified()).toMatchObject({ ok: true });
  });
});
