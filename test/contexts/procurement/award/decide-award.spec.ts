import { limits } from '#event-sourcing';
import {
  AwardDecided,
  AwardDeclined,
  OutcomeNotified,
  tender,
} from '../../../../contexts/procurement/index.ts';
import { folded, given } from '../../../support/given.ts';
import { adopted, position } from '../../agreement/events.ts';
import { agreement, deciding, judged, now, of, period } from './awarding.ts';

/** P1 is the best everywhere, and may have two. */
const totals = {
  A01: { P1: 90, P2: 80, P3: 70 },
  A02: { P1: 90, P2: 85, P3: 60 },
  A03: { P1: 90, P2: 50, P3: 40 },
};
const areas = Object.keys(totals);

const decided = async (...more: Parameters<typeof deciding>): Promise<AwardDecided> => {
  const [event] = (await deciding(...more))(folded(tender, more[0].events), now);
  if (!(event instanceof AwardDecided)) throw new Error('Nothing was decided.');
  return event;
};
const linesOf = ({ awards }: Pick<AwardDecided, 'awards'>) =>
  awards.map(({ area, role, provider }) => `${area} ${role} ${provider}`);

describe('the award', () => {
  it('is the best allocation under the limits, with why each position is whose it is', async () => {
    const { awards, unfilled, limits, reached, ...rest } = await decided(judged(totals), agreement(areas, 2));
    expect(awards.map(({ area, role, provider, because }) => [`${area} ${role}`, provider, because])).toEqual(
      [
        ['A01 primary', 'P1', 'P1 has 90.00 points: best of 3 bids for it.'],
        ['A01 secondary', 'P2', 'P2 has 80.00 points. P1, with 90.00, is primary here.'],
        [
          'A02 primary',
          'P2',
          'P2 has 85.00 points. P1, with 90.00, is primary in A01 and A03, and may be given 2 of level 1.',
        ],
        [
          'A02 secondary',
          'P1',
          'P1 has 90.00 points: best of 3 bids for it. It is not primary here: it is primary in A01 and A03, and may be given 2 of level 1.',
        ],
        ['A03 primary', 'P1', 'P1 has 90.00 points: best of 3 bids for it.'],
        ['A03 secondary', 'P2', 'P2 has 50.00 points. P1, with 90.00, is primary here.'],
      ],
    );
    expect(awards[0]).toMatchObject({
      ...{ total: 90_000_000, rank: null },
      passedOver: [],
    });
    expect(awards[2]?.passedOver).toEqual([{ provider: 'P1', why: 'limit', areas: ['A01', 'A03'], most: 2 }]);
    expect({ unfilled, limits, reached }).toEqual({
      unfilled: [],
      limits: { '1/primary': 2, '1/secondary': 2 },
      reached: 2 * (90 + 85 + 90) * 1_000_000 + (80 + 90 + 50) * 1_000_000,
    });
    expect(rest).toMatchObject({ ...of, ...period, policyVersion: 1, decidedAt: now, decidedBy: 'u-1' });
  });

  it('leaves open what nobody can have', async () => {
    const { unfilled } = await decided(
      judged({ A01: { P1: 90 }, A02: { P1: 80 } }, ['primary']),
      agreement(['A01', 'A02'], 1),
    );
    expect(unfilled).toEqual([
      {
        ...{ area: 'A02', role: 'primary' },
        passedOver: [{ provider: 'P1', why: 'limit', areas: ['A01'], most: 1 }],
      },
    ]);
  });

  it('counts the positions that a bidder holds already, and gives it no second one in an area', async () => {
    const held = agreement(['A01', 'A02', 'A09'], 1, [position('A09', 'primary', 'P1')]);
    const two = judged({ A01: { P1: 90, P2: 80 }, A02: { P1: 90, P2: 80 } }, ['primary']);
    expect(linesOf(await decided(two, held))).toEqual([expect.stringContaining('primary P2')]);
    const listed = agreement(['A01', 'A02'], 2, [position('A01', 'reserve', 'P1')]);
    expect(linesOf(await decided(two, listed))).toEqual(['A01 primary P2', 'A02 primary P1']);
    const over = agreement(['A01', 'A02', 'A09'], 1, [
      position('A09', 'primary', 'P1', '2025-01-06', '2026-10-05'),
    ]);
    expect(linesOf(await decided(two, over))).toHaveLength(2);
  });

  it('puts everybody else who bid for it on the reserve list, by rank where that is asked by rank', async () => {
    const bids = judged({ A01: { P1: 90, P2: 80, P3: 70 } }, ['primary', 'reserve']);
    const { awards } = await decided(bids, agreement(['A01'], 1));
    expect(awards.map(({ role, provider, rank }) => [role, provider, rank])).toEqual([
      ['primary', 'P1', null],
      ['reserve', 'P2', null],
      ['reserve', 'P3', null],
    ]);
    const choose = ['rate' as const];
    const ranked = agreement(['A01'], 1, [
      adopted({ withinStep: { reserve: { invite: 'rank', choose } } }, { version: 2 }),
    ]);
    expect((await decided(bids, ranked)).awards.map(({ rank }) => rank)).toEqual([null, 2, 3]);
  });

  it('of 35 areas with 60 bidders on every list fits into one event', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 35 }, (_, i) => [
        `A${i + 10}`,
        Object.fromEntries(
          Array.from({ length: 60 }, (_, j) => [`P${j + 10}`, 30 + j + ((7 * i + 3 * j) % 5)]),
        ),
      ]),
    );
    const bids = judged(many, ['primary', 'secondary', 'reserve']);
    const award = await decided(bids, agreement(Object.keys(many), 2));
    expect(award.awards).toHaveLength(35 * 60);
    expect(Buffer.byteLength(JSON.stringify(award))).toBeLessThan(limits.eventBytes);
  });

  it('gives nobody again what it declined, however often it is decided', async () => {
    const bids = judged({ A01: { P1: 90, P2: 80, P3: 70 } }, ['primary']);
    const known = agreement(['A01'], 1);
    const declined = (provider: string) =>
      new AwardDeclined({
        ...{ ...of, area: 'A01', role: 'primary', provider, reason: 'Full', declinedAt: now },
      });
    const events = [...bids.events];
    for (const expected of ['P1', 'P2', 'P3']) {
      const award = await decided({ ...bids, events }, known);
      expect(linesOf(award)).toEqual([`A01 primary ${expected}`]);
      events.push(
        award,
        new OutcomeNotified({ ...of, notifiedAt: now, standstillEndsOn: null }),
        declined(expected),
      );
    }
    expect(linesOf(await decided({ ...bids, events }, known))).toEqual([]);
  });

  it('decided again with nothing new records nothing', async () => {
    const bids = judged(totals);
    const award = await decided(bids, agreement(areas, 2));
    given(tender, ...bids.events, award)
      .when(await deciding(bids, agreement(areas, 2)))
      .thenRecordsNothing();
  });

  it('is refused when the evaluation is another one than what was looked at', async () => {
    const before = await deciding(judged(totals), agreement(areas, 2));
    given(tender, ...judged({ ...totals, A01: { P1: 90, P2: 81, P3: 70 } }).events)
      .when(before)
      .thenRejected('evaluation-changed');
  });

  it.each([
    ['in the past', 'award-in-the-past', { from: '2026-06-30', to: null }],
    ['after the framework', 'position-outside-framework', { from: '2031-01-06', to: null }],
    ['until after the framework', 'position-outside-framework', { from: '2026-10-05', to: '2031-01-07' }],
    ['that ends before it begins', 'position-outside-framework', { from: '2026-10-05', to: '2026-10-05' }],
  ])('for a time %s is refused', async (_words, code, dates) => {
    const bids = judged(totals);
    given(tender, ...bids.events)
      .when(await deciding(bids, agreement(areas, 2), dates))
      .thenRejected(code);
  });

  it('is refused before the prices of every area are evaluated', async () => {
    const { events, bids } = judged(totals);
    const known = agreement(areas, 2);
    await expect(deciding({ events: events.slice(0, -1), bids }, known)).rejects.toMatchObject({
      code: 'prices-not-evaluated',
      message: expect.stringContaining('A03'),
    });
  });

  it('is refused where somebody is primary then', async () => {
    const held = agreement(areas, 2, [position('A02', 'primary', 'P9')]);
    await expect(deciding(judged(totals), held)).rejects.toMatchObject({ code: 'primary-held-by-another' });
    const over = agreement(areas, 2, [position('A02', 'primary', 'P9', '2025-01-06', period.from)]);
    expect(linesOf(await decided(judged(totals), over))).toContain('A02 primary P2');
  });
});
