import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenhand } from '../support/command-line.ts';
import { expected, expectedDates, westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const on = (...line: readonly string[]) => evenhand(...line, '--data', data);

interface Acceptance {
  readonly rows: readonly {
    provider: string;
    area: string;
    role: string;
    accepted: number;
    status: string;
  }[];
}
interface Alerts {
  readonly alerts: readonly { provider: string; area: string; role: string }[];
}

const positionsOf = (rows: readonly { provider: string; area: string; role: string }[]) =>
  rows.map(({ provider, area, role }) => `${provider} ${area} ${role}`);

beforeAll(async () => {
  const { status, out } = await on('import', westmarch, '--json');
  expect(JSON.parse(out)).toMatchObject({ refused: 0, conflicts: 0, problems: [] });
  expect(status).toBe(0);
});

describe('the figures of the sample county', () => {
  it.each(expectedDates)('as of %s are what an independent program computed', async (date) => {
    expect((await on('kpi', 'acceptance', '--as-of', date, '--json')).json()).toMatchObject(
      expected(`acceptance-${date}`),
    );
    expect((await on('kpi', 'reserve', '--as-of', date, '--json')).json()).toMatchObject(
      expected(`reserve-${date}`),
    );
  });

  it('include the findings of the fairness audit, which ends with 1', async () => {
    const audit = await on('audit', 'fairness', '--json');
    expect(audit.status).toBe(1);
    expect(audit.json()).toMatchObject(expected('fairness'));
  });

  it('are the same after a rebuild', async () => {
    expect((await on('projections', 'rebuild')).status).toBe(0);
    const date = '2026-06-30';
    expect((await on('kpi', 'acceptance', '--as-of', date, '--json')).json()).toMatchObject(
      expected(`acceptance-${date}`),
    );
    const { projections } = (await on('projections', 'status', '--json')).json<{
      projections: { state: string; lag: number }[];
    }>();
    expect(projections.every(({ state, lag }) => state === 'live' && lag === 0)).toBe(true);
  });

  it('can be had as a table and as CSV, of one provider or area', async () => {
    expect((await on('kpi', 'acceptance', '--as-of', '2026-06-30')).out).toMatch(
      /P02\s+A09\s+primary\s+18\s+1/,
    );
    const csv = await on(
      'kpi',
      'acceptance',
      '--as-of',
      '2026-06-30',
      '--provider',
      'P02',
      '--area',
      'A09',
      '--csv',
    );
    expect(csv.out.split(/\r?\n/)).toHaveLength(2);
    expect(csv.out).toContain('94.7');
    expect((await on('kpi', 'reserve', '--as-of', '2026-06-30', '--csv')).out).toContain('12.8');
    expect((await on('audit', 'fairness', '--csv')).out).toContain('SELF_VALIDATED');
  });

  it('tell the whole story of a referral', async () => {
    const story = await on('audit', 'referral', 'R000001');
    expect(story.status).toBe(0);
    for (const word of [
      'Offered to P24 as primary',
      'P24 declined',
      'P14 accepted',
      'Placed with P14',
      'could be asked',
    ])
      expect(story.out).toContain(word);
    expect((await on('audit', 'referral', 'nowhere')).status).toBe(1);
  });
});

describe('alerts', () => {
  it('evaluate names exactly the rows that are below', async () => {
    for (const date of expectedDates) {
      const { alerts } = (await on('alerts', 'evaluate', '--as-of', date, '--json')).json<Alerts>();
      const { rows } = expected(`acceptance-${date}`) as unknown as Acceptance;
      expect(positionsOf(alerts)).toEqual(positionsOf(rows.filter(({ status }) => status === 'below')));
    }
  });

  it('are raised by an import once, as of today, and listed', async () => {
    const { alerts } = (await on('alerts', 'list', '--json')).json<Alerts>();
    const today = (await on('alerts', 'evaluate', '--json')).json<Alerts>();
    expect(positionsOf(alerts)).toEqual(positionsOf(today.alerts));
  });
});

describe('the log', () => {
  it('verifies, also against its own head kept elsewhere', async () => {
    const { status, out } = await on('log', 'verify', '--json');
    const found = JSON.parse(out) as { ok: boolean; events: number; head: { size: number; root: string } };
    expect({ status, ok: found.ok }).toEqual({ status: 0, ok: true });
    expect((await on('log', 'verify', '--head', `${found.head.size}:${found.head.root}`)).status).toBe(0);
    const wrong = await on('log', 'verify', '--head', `${found.head.size}:${'0'.repeat(64)}`, '--json');
    expect(wrong.status).toBe(1);
    expect(wrong.json()).toMatchObject({ ok: false });
  });
});

describe('a correction', () => {
  it('changes the figure as known now, and not as known before, for ever', async () => {
    const date = '2026-06-30';
    const accepted = async (...more: readonly string[]) => {
      const { rows } = (
        await on(
          'kpi',
          'acceptance',
          '--as-of',
          date,
          '--provider',
          'P02',
          '--area',
          'A09',
          '--json',
          ...more,
        )
      ).json<Acceptance>();
      return rows[0]?.accepted;
    };
    expect(await accepted()).toBe(18);
    const before = new Date().toISOString();
    const changed = join(folder, 'changed');
    cpSync(westmarch, changed, { recursive: true });
    const offers = readFileSync(join(westmarch, 'offers.csv'), 'utf8').split(/\r?\n/);
    const area = new Map(
      readFileSync(join(westmarch, 'referrals.csv'), 'utf8')
        .split(/\r?\n/)
        .map((line) => line.split(',').slice(0, 2) as [string, string]),
    );
    const at = offers.findIndex((line) => {
      const [, referral, provider, role, , , outcome, decided] = line.split(',');
      return (
        provider === 'P02' &&
        role === 'primary' &&
        outcome === 'accepted' &&
        area.get(referral ?? '') === 'A09' &&
        (decided ?? '') > '2026-05' &&
        (decided ?? '') < '2026-06-30'
      );
    });
    offers[at] = (offers[at] ?? '').replace(',accepted,', ',declined,');
    writeFileSync(join(changed, 'offers.csv'), offers.join('\n'));

    const conflict = await on('import', changed, '--json');
    expect(conflict.status).toBe(1);
    expect(conflict.json()).toMatchObject({ recorded: 0, conflicts: 1 });
    expect(conflict.out).toContain('accepted');
    const corrected = await on('import', changed, '--correct', '--json');
    expect(corrected.json()).toMatchObject({ recorded: 1, refused: 0, conflicts: 0 });
    expect(await accepted()).toBe(17);
    expect(await accepted('--known-at', before)).toBe(18);
    expect((await on('import', changed, '--json')).json()).toMatchObject({ recorded: 0, conflicts: 0 });
    expect((await on('log', 'verify')).status).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['frobnicate'], 2],
    ['an unknown option', ['kpi', 'acceptance', '--colour'], 2],
    ['a date that does not exist', ['kpi', 'acceptance', '--as-of', '2026-02-30'], 2],
    ['an instant without an offset', ['kpi', 'acceptance', '--known-at', '2026-02-20T10:00:00'], 2],
    ['a head that is none', ['log', 'verify', '--head', 'x'], 2],
    ['a port that is none', ['serve', '--port', 'x'], 2],
    ['a host that others reach', ['serve', '--port', '0', '--host', '0.0.0.0'], 2],
    ['a path that is not there', ['import', '/nowhere/at/all'], 2],
    ['a projection that is not there', ['projections', 'rebuild', 'nothing'], 2],
    ['a framework that is not there', ['kpi', 'reserve', '--framework', 'X'], 1],
  ])('%s ends with its status and a line', async (_, line, status) => {
    const ran = await on(...line);
    expect(ran.status).toBe(status);
    expect(ran.err).not.toBe('');
    expect(ran.out).toBe('');
  });

  it('a data folder without a log ends with 2', async () => {
    const ran = await evenhand('kpi', 'acceptance', '--data', join(folder, 'nothing'));
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('There is no log');
  });

  it('help shows an example of each command', async () => {
    for (const line of [
      ['kpi', 'acceptance'],
      ['import'],
      ['serve'],
      ['demo'],
      ['log', 'verify'],
      ['alerts', 'evaluate'],
      ['audit', 'referral'],
      ['projections', 'rebuild'],
    ]) {
      const ran = await evenhand(...line, '--help');
      expect(ran.status).toBe(0);
      expect(ran.out).toContain(`evenhand ${line.join(' ')}`);
      expect(ran.out).toContain('Example');
    }
  });
});
