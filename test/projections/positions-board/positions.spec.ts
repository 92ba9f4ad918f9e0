import {
  LimitExceptionApproved,
  LimitExceptionRefused,
  LimitExceptionRequested,
  LimitExceptionUsed,
  PositionNovated,
  PositionSteppedDown,
  RanksReviewed,
} from '../../../contexts/agreement/index.ts';
import { fairness } from '../../../projections/fairness/index.ts';
import { positionsOn } from '../../../projections/positions-board/index.ts';
import { County } from '../../support/county.ts';

const stream = 'framework-CSH-2025';
const framework = 'CSH-2025';
const of = { framework, area: 'A3', role: 'primary', provider: 'P1' } as const;
const at = '2026-01-05T09:00:00.000Z';
const asked = new LimitExceptionRequested({
  ...of,
  ...{ reason: 'Nobody else bid', evidence: 'Minute 7', requestedAt: at, requestedBy: 'u-1' },
});
const approved = new LimitExceptionApproved({ ...of, decidedAt: at, decidedBy: 'u-2' });

/** P1 is primary in three areas of level 1, where two are allowed. */
const county = () =>
  new County('CSH-2025', { awardLimits: { 1: { primary: 2 } } })
    .area('A1')
    .area('A2')
    .area('A3')
    .position('A1', 'primary', 'P1')
    .position('A2', 'primary', 'P1')
    .position('A3', 'primary', 'P1', { from: '2026-02-02' });
const board = (of: County, asOf = '2026-06-30') => positionsOn(of.views(), { asOf });

describe('the position board', () => {
  it('says who holds what, and who did, will or never did', () => {
    const of = county()
      .position('A1', 'secondary', 'P2', { rank: 2 })
      .position('A1', 'secondary', 'P3', { rank: 1 })
      .position('A2', 'secondary', 'P4', { to: '2026-06-30' })
      .position('A3', 'secondary', 'P5', { from: '2026-07-01' })
      .position('A3', 'reserve', 'P6')
      .vacate('A3', 'reserve', 'P6', '2025-01-06');
    expect(
      board(of).positions.map(({ area, role, provider, rank, standing }) =>
        [area, role, provider, rank, standing].join(' '),
      ),
    ).toEqual([
      'A1 primary P1  held',
      'A1 secondary P3 1 held',
      'A1 secondary P2 2 held',
      'A2 primary P1  held',
      'A2 secondary P4  over',
      'A3 primary P1  held',
      'A3 secondary P5  to come',
      'A3 reserve P6  never held',
    ]);
    expect(board(of).vacancies).toEqual(
      ['A1 reserve', 'A2 secondary', 'A2 reserve', 'A3 secondary', 'A3 reserve'].map((each) => {
        const [area, role] = each.split(' ');
        return { area, role, level: 1 };
      }),
    );
  });

  it('says what each limit leaves', () => {
    const line = { provider: 'P1', level: 1, role: 'primary', limit: 2 };
    expect(board(county()).limits).toEqual([{ ...line, used: 3, excepted: 0, left: 0 }]);
    expect(board(county(), '2025-06-30').limits).toEqual([{ ...line, used: 2, excepted: 0, left: 0 }]);
    const freed = county().vacate('A1', 'primary', 'P1', '2025-02-01');
    expect(board(freed, '2025-06-30').limits).toEqual([{ ...line, used: 1, excepted: 0, left: 1 }]);
  });

  it('follows an exception from its asking to its use, and the audit finds no breach in it', () => {
    const steps = county().record(stream, asked);
    expect(board(steps).exceptions).toMatchObject([
      { standing: 'requested', decidedBy: null, reason: 'Nobody else bid' },
    ]);
    steps.record(stream, approved);
    expect(board(steps).exceptions).toMatchObject([{ standing: 'approved', decidedBy: 'u-2' }]);
    expect(fairness(steps.views(), {}).findings.map(({ code }) => code)).toEqual(['AWARD_LIMIT_EXCEEDED']);
    steps.record(stream, new LimitExceptionUsed({ ...of, from: '2026-02-02' }));
    expect(board(steps).exceptions).toMatchObject([{ standing: 'used', events: [8, 9, 10] }]);
    expect(board(steps).limits).toMatchObject([{ used: 3, excepted: 1 }]);
    expect(fairness(steps.views(), {}).findings).toEqual([]);
  });

  it('tells an exception that was refused, and asked for again', () => {
    const refused = new LimitExceptionRefused({
      ...of,
      decidedAt: at,
      decidedBy: 'u-2',
      reason: 'Too much on one',
    });
    const again = county().record(stream, asked).record(stream, refused).record(stream, asked);
    expect(board(again).exceptions.map(({ standing }) => standing)).toEqual(['requested', 'refused']);
  });

  it('has the ranks of a review from its day on', () => {
    const held = { accepted: 1, counted: 1, hourlyPence: 2000, kpi: 0, price: 0, total: 0 };
    const reviewed = new RanksReviewed({
      ...{ framework, area: 'A1', role: 'primary', on: '2026-06-01', minimumPercent: 75 },
      weights: { kpi: 50, price: 50 },
      window: { from: '2026-03-01', to: '2026-05-31' },
      ranking: [{ provider: 'P1', ...held, rank: 4 }],
    });
    const ranked = county().record(stream, reviewed);
    const rank = (asOf: string) => board(ranked, asOf).positions.find(({ area }) => area === 'A1')?.rank;
    expect([rank('2026-05-31'), rank('2026-06-01')]).toEqual([null, 4]);
    expect(board(ranked).reviews).toMatchObject([{ on: '2026-06-01', events: [8] }]);
  });

  it('tells what happened to positions, the newest first', () => {
    const known = { ...of, from: '2026-02-02', on: '2026-07-01' };
    const told = county()
      .record(stream, new PositionSteppedDown({ ...known, into: 'secondary', reason: 'Capacity' }))
      .record(stream, new PositionNovated({ ...known, successor: 'P9', evidence: 'Deed 7' }));
    expect(
      board(told)
        .history.slice(0, 3)
        .map(({ what }) => what),
    ).toEqual([
      'Novated from P1 to P9 from 1 July 2026: Deed 7.',
      'P1 steps down to secondary from 1 July 2026: Capacity.',
      'Awarded to P1 from 2 February 2026.',
    ]);
  });
});
