import { provider } from '../../../../contexts/providers/index.ts';
import { heldOn, standingOf, type OnRecord } from '../../../../contexts/referrals/order/standings.ts';

const position = {
  ...({ framework: 'CSH-2025', area: 'A01', role: 'primary', provider: 'P01', rank: null } as const),
  ...{ from: '2026-01-01', to: '2026-07-01' },
};
const facts = { provider: 'P01', name: 'Care by P01', joinedOn: '2025-01-06' };
const record = (
  more: Partial<OnRecord['provider']> = {},
  cqcRating: 'Good' | 'Inadequate' | 'Not rated' | 'Requires improvement' | null = 'Good',
): OnRecord => ({
  provider: { ...provider.initial, standing: { ...facts, cqcRating }, ...more },
  rates: new Map([['A01/home-care/standard/2026-01-01', 2040]]),
  lastPlacedAt: null,
});
const pause = { framework: 'CSH-2025', area: 'A01', from: '2026-06-01', to: null };
const on = '2026-06-01';

describe('how a holder stands on a date', () => {
  it('is as the record says', () => {
    expect(standingOf(position, record(), on)).toEqual({
      ...{ provider: 'P01', role: 'primary', rank: null, suspended: false, paused: false, outOfScope: [] },
      ...{ belowGood: false, hourlyPence: 2040, lastPlacedAt: null },
    });
  });

  it('tells suspensions and pauses of that day and area, and a rating below Good', () => {
    const suspended = record({
      suspensions: [{ from: '2026-05-01', to: '2026-06-02', reason: 'CQC_CONCERN' }],
    });
    expect(standingOf(position, suspended, on).suspended).toBe(true);
    expect(standingOf(position, suspended, '2026-06-02').suspended).toBe(false);
    const paused = (more: Partial<typeof pause>, day = on) =>
      standingOf(position, record({ pauses: [{ ...pause, ...more }] }), day).paused;
    expect(paused({})).toBe(true);
    expect(paused({}, '2026-05-31')).toBe(false);
    expect(standingOf(position, record({ pauses: [{ ...pause, area: null }] }), on).paused).toBe(true);
    expect(paused({ area: 'A02' })).toBe(false);
    expect(paused({ framework: 'CSH-2031' })).toBe(false);
    const below = (['Requires improvement', 'Inadequate', 'Not rated', null] as const).map(
      (rating) => standingOf(position, record({}, rating), on).belowGood,
    );
    expect(below).toEqual([true, true, false, false]);
  });

  it('is asked of whoever holds a position in the area that day, once for each role', () => {
    const all = [
      position,
      { ...position, from: '2026-07-01', to: null, provider: 'P02' },
      { ...position, area: 'A02', provider: 'P03' },
      { ...position, from: '2026-02-01' },
      { ...position, role: 'reserve' as const },
    ];
    const held = (day: string) => heldOn(all, 'A01', day).map(({ role, provider }) => `${role} ${provider}`);
    expect(held('2026-06-30')).toEqual(['primary P01', 'reserve P01']);
    expect(held('2026-07-01')).toEqual(['primary P02']);
  });
});
