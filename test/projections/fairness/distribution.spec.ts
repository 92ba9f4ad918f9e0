import { distribution } from '../../../projections/fairness/index.ts';
import type { County } from '../../support/county.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { county, toPrimary, toReserve, toSecondary } from './one-county.ts';

const rowsOf = (county: County) => distribution(county.views(), {}).rows;

/** `P1 primary: 1 offer(s) of 1, 0 placement(s) of 0`, made of expected. */
const told = (county: County) =>
  rowsOf(county).map(
    ({ provider, role, offers, placements }) =>
      `${provider} ${role}: ${offers.made} of ${offers.expected}, placed ${placements.made} of ${placements.expected}`,
  );
const departures = (county: County) =>
  rowsOf(county).flatMap((row) =>
    row.departures.map(({ referral, of, was }) => `${was} ${of} ${row.provider} ${row.role} ${referral}`),
  );

const later = (minutes: number) => `2026-05-04T12:${String(minutes).padStart(2, '0')}:00Z`;
const secondary = { ...toSecondary, offeredAt: later(10) };
const reserve = { ...toReserve, offeredAt: later(20) };

describe('offers beside what the order would have brought', () => {
  it('are as expected when each is asked after the one before it said no', () => {
    const kept = county().offer('O1', toPrimary).offer('O2', secondary).offer('O3', reserve);
    expect(told(kept)).toEqual([
      'P1 primary: 1 of 1, placed 0 of 0',
      'P2 secondary: 1 of 1, placed 0 of 0',
      'P3 reserve: 1 of 1, placed 0 of 0',
    ]);
    expect(departures(kept)).toEqual([]);
  });

  it('miss whoever was passed over, and nobody’s turn came after that', () => {
    expect(departures(county().offer('O2', secondary).offer('O3', reserve))).toEqual([
      'missing offer P1 primary R1',
      'extra offer P2 secondary R1',
      'extra offer P3 reserve R1',
    ]);
  });

  it('are not expected of whoever was skipped with a reason or suspended', () => {
    const skipped = county().skip('R1', 'primary', 'P1', later(1)).offer('O2', secondary);
    const suspended = county().suspension('P1', '2026-05-04').offer('O2', secondary);
    for (const each of [skipped, suspended])
      expect(told(each)).toEqual(['P2 secondary: 1 of 1, placed 0 of 0']);
    const afterwards = county().offer('O2', secondary).skip('R1', 'primary', 'P1', later(11));
    expect(departures(afterwards)).toContain('missing offer P1 primary R1');
  });

  it('to somebody suspended, or without the position, are extra and hold nobody up', () => {
    const suspended = county().suspension('P1', '2026-05-04').offer('O1', toPrimary).offer('O2', secondary);
    expect(departures(suspended)).toEqual(['extra offer P1 primary R1']);
    const stranger = county()
      .offer('O1', toPrimary)
      .offer('O2', { ...toPrimary, provider: 'P9' });
    expect(departures(stranger)).toEqual(['extra offer P9 primary R1']);
    expect(departures(county().offer('O1', { ...toSecondary, referral: 'R2' }))).toEqual([
      'extra offer P2 secondary R2',
    ]);
  });

  it('come too early while the one before is open, or has said yes', () => {
    for (const outcome of ['pending', 'accepted'] as const)
      expect(
        departures(
          county()
            .offer('O1', { ...toPrimary, outcome })
            .offer('O2', secondary),
        ),
      ).toEqual(['extra offer P2 secondary R1']);
    const failed = county()
      .offer('O1', { ...toPrimary, outcome: 'accepted' })
      .package('K1', {
        ...{ referral: 'R1', provider: 'P1', offer: 'O1', placedAt: later(1) },
        ...{ endedOn: '2026-05-04', endReason: 'START_FAILED' as const },
      })
      .offer('O2', secondary);
    expect(departures(failed)).toEqual([]);
  });

  it('are expected of nobody whom the order has not reached', () => {
    expect(told(county().offer('O1', { ...toPrimary, outcome: 'withdrawn' }))).toEqual([
      'P1 primary: 1 of 1, placed 0 of 0',
    ]);
    expect(told(county())).toEqual([]);
  });

  it('are expected of everybody in a step that is asked at once', () => {
    const two = county().position('A1', 'reserve', 'P4').offer('O1', toPrimary).offer('O2', secondary);
    expect(departures(two.offer('O3', reserve))).toEqual(['missing offer P4 reserve R1']);
  });

  it('made in error do not count', () => {
    const error = { ...toSecondary, outcome: 'withdrawn', reason: 'ERROR' } as const;
    expect(told(county().offer('O1', error).offer('O2', toPrimary))).toEqual([
      'P1 primary: 1 of 1, placed 0 of 0',
    ]);
  });
});

describe('placements beside what the mechanism would have brought', () => {
  const yes = { ...reserve, outcome: 'accepted' } as const;
  const both = () =>
    county()
      .position('A1', 'reserve', 'P4')
      .rate('P3', 'A1', 2100)
      .rate('P4', 'A1', 2040)
      .offer('O1', toPrimary)
      .offer('O2', secondary)
      .offer('O3', yes)
      .offer('O4', { ...yes, provider: 'P4' });
  const placed = (provider: string, offer: string | null) => ({
    ...{ referral: 'R1', provider, offer, placedAt: later(40) },
  });

  it('go to the lowest rate of those who said yes', () => {
    expect(departures(both().package('K1', placed('P4', 'O4')))).toEqual([]);
    expect(departures(both().package('K1', placed('P3', 'O3')))).toEqual([
      'extra placement P3 reserve R1',
      'missing placement P4 reserve R1',
    ]);
  });

  it('may go to either of two with the same rate', () => {
    const alike = () => both().rate('P3', 'A1', 2040, '2026-01-01');
    expect(departures(alike().package('K1', placed('P3', 'O3')))).toEqual([]);
    expect(departures(alike().package('K1', placed('P4', 'O4')))).toEqual([]);
  });

  it('on no acceptance are outside the framework', () => {
    expect(told(county().package('K1', placed('P9', null)))).toEqual([
      'P9 off-framework: 0 of 0, placed 1 of 0',
    ]);
  });
});

describe('in the sample county', () => {
  it('departs from the order in the referrals that were planted, and in no other', () => {
    const found = departures(sampleCounty());
    const missing = found.filter((each) => each.startsWith('missing'));
    expect(missing).toEqual([
      'missing offer P17 secondary R002687',
      'missing offer P21 secondary R002685',
      'missing offer P35 secondary R001217',
    ]);
    expect(new Set(found.map((each) => each.slice(-7)))).toEqual(
      new Set(['R000459', 'R002687', 'R001217', 'R002685', 'R001002']),
    );
  });

  it('holds every package once, and every provider asked once for a referral and role', () => {
    const rows = rowsOf(sampleCounty());
    const sum = (part: 'offers' | 'placements') => rows.reduce((total, row) => total + row[part].made, 0);
    const { events } = sampleCounty();
    const asked = events
      .filter(({ type }) => type === 'ReferralOffered')
      .map(({ data }) => [data['referral'], data['provider'], data['role']].join());
    expect(sum('placements')).toBe(events.filter(({ type }) => type === 'PackagePlaced').length);
    expect(sum('offers')).toBe(new Set(asked).size);
  });
});
