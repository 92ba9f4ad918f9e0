import { ProviderScope } from '#access';
import { foldInMemory } from '#event-sourcing';
import {
  AnswerScored,
  AwardDecided,
  AwardDeclined,
  BidOpened,
  BidReceived,
  BidRefusedLate,
  BidsOpened,
  ClarificationAnswered,
  ClarificationAsked,
  EvaluatorAppointed,
  OutcomeNotified,
  PricesEvaluated,
  QualityAssessed,
  RateExplanationReceived,
  RateExplanationRequested,
  RateFlagged,
  RateReviewConcluded,
  ScoreModerated,
  TenderExtended,
} from '../../../contexts/procurement/index.ts';
import { stageOf, tenders } from '../../../projections/tenders/index.ts';
import { allProjections } from '../../../projections/projections.module.ts';
import { opened } from '../../contexts/procurement/tendering/tenders.ts';
import { asRole } from '../../support/as-role.ts';
import { County } from '../../support/county.ts';
import { contentAt, terms } from '../../support/live-tender.ts';

const of = { framework: 'CSH-2025', tender: 'T-2026' };
const at = '2026-07-01T16:00:01.000Z';
const rate = { area: 'A1', service: 'home-care', band: 'standard' } as const;

/** P01, P02 and P03 bid; P01 and P03 asked; P02 wins A1. */
function county(until: 'open' | 'opened' | 'decided' | 'notified'): County {
  const county = new County('CSH-2025');
  const onTender = (event: Parameters<County['record']>[1]) => county.record('tender-CSH-2025-T-2026', event);
  onTender(opened());
  for (const provider of ['P01', 'P03'])
    onTender(
      new ClarificationAsked({
        ...of,
        clarification: provider === 'P01' ? 'C1' : 'C2',
        provider,
        text: 'Why?',
        askedAt: at,
      }),
    );
  const answer = { ...of, text: 'So.', answeredAt: at };
  onTender(new ClarificationAnswered({ ...answer, clarification: 'C1', sharedWith: 'all' }));
  onTender(new ClarificationAnswered({ ...answer, clarification: 'C2', sharedWith: ['P03'] }));
  onTender(new EvaluatorAppointed({ ...of, evaluator: 'u-2', appointedAt: at }));
  onTender(new TenderExtended({ ...of, deadline: terms.deadline, reason: 'A question' }));
  for (const [place, provider] of ['P01', 'P02', 'P03'].entries()) {
    const onBid = (event: Parameters<County['record']>[1]) =>
      county.record(`bid-CSH-2025-T-2026-${provider}`, event);
    const names = { ...of, provider };
    onBid(new BidReceived({ ...names, receivedAt: at, digest: `${place}`.repeat(64), sealed: 'c2VhbGVk' }));
    if (until === 'open') continue;
    const content = contentAt(2_400 + place, `secret of ${provider}`) as never;
    onBid(new BidOpened({ ...names, openedAt: at, openedBy: 'u-1', salt: '0'.repeat(32), content }));
    onBid(
      new AnswerScored({ ...names, question: 'Q1', evaluator: 'u-2', score: 3 + (place % 2), scoredAt: at }),
    );
    onBid(
      new ScoreModerated({ ...names, question: 'Q1', score: 4, reason: `why ${provider}`, moderatedAt: at }),
    );
    onBid(new QualityAssessed({ ...names, points: 40_000_000, passed: true, failed: [], assessedAt: at }));
    const flags = [{ rule: 'below-floor', limitMilliPence: 2_500_000 }] as never;
    onBid(new RateFlagged({ ...names, ...rate, hourlyPence: 2_400 + place, flags, flaggedAt: at }));
    if (provider === 'P02') continue;
    onBid(new RateExplanationRequested({ ...names, ...rate, dueOn: '2026-07-08', requestedAt: at }));
    onBid(new RateExplanationReceived({ ...names, ...rate, text: 'Short ways.', receivedAt: at }));
    onBid(
      new RateReviewConcluded({ ...names, ...rate, outcome: 'accepted', reason: 'Sound', concludedAt: at }),
    );
  }
  if (until === 'open') {
    county.record(
      'bid-CSH-2025-T-2026-P09',
      new BidRefusedLate({ ...of, provider: 'P09', receivedAt: at, deadline: terms.deadline }),
    );
    return county;
  }
  onTender(new BidsOpened({ ...of, openedAt: at, bidders: ['P01', 'P02', 'P03'] }));
  const ranked = (provider: string, rank: number) => ({
    ...{
      provider,
      pence: 2_400,
      quality: 40_000_000,
      price: 50_000_000 - rank,
      total: 90_000_000 - rank,
      rank,
    },
  });
  onTender(
    new PricesEvaluated({
      ...{ ...of, area: 'A1', method: 'lowest-over-price', referencePence: 2_400, evaluatedAt: at },
      ranking: [ranked('P02', 1), ranked('P01', 2), ranked('P03', 3)],
    }),
  );
  if (until === 'opened') return county;
  const line = { role: 'primary' as const, rank: null };
  onTender(
    new AwardDecided({
      ...{ ...of, policyVersion: 1, limits: {}, reached: 1, certificate: '0'.repeat(64), unfilled: [] },
      ...{ from: '2026-09-01', to: null, decidedAt: at, decidedBy: 'u-1' },
      awards: [
        { ...line, area: 'A1', provider: 'P02', total: 90_000_000, because: 'best of 3' },
        { ...line, area: 'A9', provider: 'P03', total: 80_000_000, because: 'best of others' },
      ],
    }),
  );
  onTender(
    new AwardDeclined({
      ...{ ...of, area: 'A9', role: 'primary', provider: 'P03' },
      ...{ reason: 'Too far', declinedAt: at },
    }),
  );
  if (until === 'notified')
    onTender(new OutcomeNotified({ ...of, notifiedAt: at, standstillEndsOn: '2026-07-13' }));
  return county;
}

const rowOf = (until: Parameters<typeof county>[0]) =>
  foldInMemory(allProjections, county(until).events).get(tenders, 'CSH-2025/T-2026')!;
/** As P01 sees it. */
const seen = (until: Parameters<typeof county>[0]) =>
  asRole('provider', () => tenders.within(rowOf(until), ProviderScope.inForce(), [])!);

describe('a tender as a bidder sees it', () => {
  it('tells who asked and who bid of itself alone', () => {
    const row = seen('open');
    expect(row.clarifications).toMatchObject([
      { clarification: 'C1', provider: 'P01', answer: { text: 'So.', sharedWith: 'all' } },
      { clarification: 'C2', provider: null, answer: null },
    ]);
    expect(row.receipts).toMatchObject([{ provider: 'P01', digest: '0'.repeat(64), refusedAt: null }]);
    expect(row).toMatchObject({ evaluators: [], bids: [], extensions: [{ reason: 'A question' }] });
  });

  it.each(['opened', 'decided'] as const)('tells no score, price or winner while it is %s', (until) => {
    const row = seen(until);
    expect(row.bids).toMatchObject([
      { provider: 'P01', ...contentAt(2_400, 'secret of P01'), scores: [], moderated: [], quality: null },
    ]);
    expect(row.bids[0]?.reviews).toMatchObject([
      { requested: { dueOn: '2026-07-08' }, concluded: null, flags: [] },
    ]);
    expect(row).toMatchObject({ prices: [], award: null, notified: null, declined: [] });
    expect(JSON.stringify(row)).not.toMatch(/P02|P03|why P|u-1|u-2/);
  });

  it('tells its own result and the winner’s scores once all are told, and nothing of the others', () => {
    const row = seen('notified');
    const [own, winner, ...others] = row.bids;
    expect(own).toMatchObject({
      ...{ provider: 'P01', scores: [], quality: { points: 40_000_000 } },
      moderated: [{ score: 4, reason: 'why P01' }],
      reviews: [{ concluded: { outcome: 'accepted' } }],
    });
    expect(winner).toMatchObject({
      ...{ provider: 'P02', lots: [], rates: [], answers: [], salt: null, scores: [], reviews: [] },
      moderated: [{ score: 4 }],
    });
    expect(others).toEqual([]);
    expect(row.prices[0]?.ranking.map(({ provider }) => provider)).toEqual(['P02', 'P01']);
    expect(row.award?.awards.map(({ because }) => because)).toEqual(['', '']);
    expect(JSON.stringify(row)).not.toContain('secret of P02');
  });
});

describe('a tender as the council has it', () => {
  it('keeps everything with where it is in the log', () => {
    const row = rowOf('notified');
    expect(row.bids.map(({ provider, scores, events }) => [provider, scores.length, events.length])).toEqual([
      ['P01', 1, 8],
      ['P02', 1, 5],
      ['P03', 1, 8],
    ]);
    expect(row.events).toHaveLength(12);
    expect(row.declined).toHaveLength(1);
  });

  it('knows a late bid as nothing but that it came', () => {
    expect(rowOf('open').receipts.find(({ provider }) => provider === 'P09')).toEqual({
      ...{ provider: 'P09', receivedAt: null, digest: null, withdrawnAt: null, refusedAt: at },
    });
  });

  it('stands where it was left', () => {
    const before = '2026-07-01T16:00:00.000Z';
    expect(stageOf(rowOf('open'), before)).toBe('open');
    expect(stageOf(rowOf('open'), at)).toBe('closed');
    expect(stageOf(rowOf('opened'), at)).toBe('evaluation');
    expect(stageOf(rowOf('decided'), at)).toBe('decided');
    expect(stageOf(rowOf('notified'), at)).toBe('notified');
  });
});
