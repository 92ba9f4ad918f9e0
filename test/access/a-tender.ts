import { EventStore, originOf, toNewEvents } from '#event-sourcing';
import { Principal } from '#access';
import type { DomainEvent } from '#event-sourcing';
import {
  AwardDecided,
  BidOpened,
  BidReceived,
  BidsOpened,
  ClarificationAsked,
  OutcomeNotified,
  QualityAssessed,
  RateExplanationRequested,
  RateFlagged,
  TenderOpened,
} from '../../contexts/procurement/index.ts';
import type { RunningServer } from '../../src/main.ts';

const of = { framework: 'CSH-2025', tender: 'T1' };
const past = '2026-06-01T11:00:00.000Z';

/** Records a tender of an area whose outcome has been told, with the bid of this provider. */
export async function recordTender(
  { app }: Pick<RunningServer, 'app'>,
  area: string,
  provider: string,
): Promise<string> {
  const names = { ...of, provider };
  const lots = [{ area, role: 'primary' as const }];
  const rate = { service: 'home-care' as const, band: 'standard' };
  const content = {
    lots,
    rates: [{ area, ...rate, hourlyPence: 2_400 }],
    answers: [{ question: 'Q1', text: 'With care.' }],
  };
  const streams: readonly (readonly [string, readonly DomainEvent[]])[] = [
    [
      'tender-CSH-2025-T1',
      [
        new TenderOpened({
          ...{ ...of, title: 'Home care', regime: 'PCR2015', generation: 1, lots },
          rates: [{ ...rate, weight: 1 }],
          questions: [{ question: 'Q1', title: 'How?', weight: 1, minimum: null }],
          ...{ scale: 5, weights: { quality: 60, price: 40 }, minimumQualityPercent: 60 },
          ...{ priceMethod: 'lowest-over-price', benchmarkPence: null },
          objective: { primary: 2, secondary: 1, by: 'points' },
          ...{ questionsUntil: past, deadline: past, standstillWorkingDays: null, openedAt: past },
        }),
        new ClarificationAsked({ ...names, clarification: 'C1', text: 'Why?', askedAt: past }),
        new BidsOpened({ ...of, openedAt: past, bidders: [provider] }),
        new AwardDecided({
          ...{ ...of, policyVersion: 1, limits: {}, reached: 0, certificate: '0'.repeat(64), awards: [] },
          ...{ unfilled: lots, from: '2026-10-05', to: null, decidedAt: past, decidedBy: 'u-1' },
        }),
        new OutcomeNotified({ ...of, notifiedAt: past, standstillEndsOn: null }),
      ],
    ],
    [
      `bid-CSH-2025-T1-${provider}`,
      [
        new BidReceived({ ...names, receivedAt: past, digest: null, sealed: null }),
        new BidOpened({ ...names, openedAt: past, openedBy: 'u-1', salt: null, content }),
        new QualityAssessed({
          ...{ ...names, points: 50_000_000, passed: true, failed: [], assessedAt: past },
        }),
        new RateFlagged({
          ...{ ...names, ...rate, area, hourlyPence: 2_400, flaggedAt: past },
          flags: [{ rule: 'below-floor', limitMilliPence: 2_500_000 }],
        }),
        new RateExplanationRequested({ ...names, ...rate, area, dueOn: '2026-06-08', requestedAt: past }),
      ],
    ],
  ];
  for (const [stream, facts] of streams) {
    const events = toNewEvents(stream, facts, originOf(Principal.operator()));
    await app.get(EventStore).append({ stream, expected: 'none', events });
  }
  return of.tender;
}
