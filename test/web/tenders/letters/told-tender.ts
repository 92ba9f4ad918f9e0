import {
  AwardDecided,
  BidOpened,
  BidsOpened,
  PricesEvaluated,
  QualityAssessed,
  RateExplanationReceived,
  RateExplanationRequested,
  RateFlagged,
  RateReviewConcluded,
  ScoreModerated,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import { createApp, type RunningServer } from '../../../../src/main.ts';
import { judgedRow } from '../../../contexts/procurement/letters/judged-row.ts';
import { terms } from '../../../contexts/procurement/evaluation/evaluation.ts';
import { County } from '../../../support/county.ts';
import { recordIn } from '../../../support/provider-worlds.ts';
import { sessionOf, signedIn } from '../../../support/signed-in.ts';
import { MovingClock } from '../../account/moving-clock.ts';
import { Window } from '../../account/window.ts';

const of = { framework: 'CSH-2025', tender: 'T-2026' };
const { bids, prices, award, lots } = judgedRow;
const at = award!.decidedAt;

/** What is on record of the tender of `judgedRow` from its opening to the decision; nobody has been told. */
function decided(): County {
  const county = new County(of.framework);
  for (const area of ['A01', 'A02', 'A03']) county.area(area);
  for (const { provider } of bids) county.provider(provider);
  const onTender = (event: Parameters<County['record']>[1]) => county.record('tender-CSH-2025-T-2026', event);
  onTender(new TenderOpened({ ...terms, ...of, lots: [...lots], standstillWorkingDays: 8 }));
  for (const bid of bids) {
    const { provider, rates, answers, moderated, quality, reviews } = bid;
    const names = { ...of, provider };
    const onBid = (event: Parameters<County['record']>[1]) =>
      county.record(`bid-CSH-2025-T-2026-${provider}`, event);
    const content = { lots: [...bid.lots], rates: [...rates], answers: [...answers] };
    onBid(new BidOpened({ ...names, openedAt: at, openedBy: 'u-9', salt: null, content }));
    for (const agreed of moderated) onBid(new ScoreModerated({ ...names, ...agreed }));
    onBid(new QualityAssessed({ ...names, ...quality!, failed: [...quality!.failed] }));
    for (const { area, service, band, hourlyPence } of reviews) {
      const rate = { ...names, area, service, band };
      const flags = [{ rule: 'below-floor' as const, limitMilliPence: 2_500_000 }];
      onBid(new RateFlagged({ ...rate, hourlyPence, flags, flaggedAt: at }));
      onBid(new RateExplanationRequested({ ...rate, dueOn: '2026-07-17', requestedAt: at }));
      onBid(new RateExplanationReceived({ ...rate, text: 'Short ways.', receivedAt: at }));
      const end = { outcome: 'rejected' as const, reason: 'Below the wage', concludedAt: at };
      onBid(new RateReviewConcluded({ ...rate, ...end }));
    }
  }
  onTender(new BidsOpened({ ...of, openedAt: at, bidders: bids.map(({ provider }) => provider) }));
  for (const each of prices) onTender(new PricesEvaluated({ ...of, ...each, ranking: [...each.ranking] }));
  onTender(new AwardDecided({ ...of, ...award! }));
  return county;
}

export interface ToldTender {
  readonly server: RunningServer;
  readonly clock: MovingClock;
  /** Each as whoever has this role, or is this provider's; or as somebody who was here before. */
  readonly window: (who: string, before?: string) => Promise<Window>;
}

/** A council whose award is decided: nobody has been told. To be closed. */
export async function toldTender(folder: string): Promise<ToldTender> {
  const clock = new MovingClock();
  await recordIn(folder, clock, decided().events);
  const limits = { reading: 10_000, recording: 10_000 };
  const server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
  return {
    server,
    clock,
    window: async (who, before) => {
      if (before !== undefined) return new Window(server, await sessionOf(server, before));
      const isBidder = /^P\d/.test(who);
      const visitor = await signedIn(server, [isBidder ? 'provider' : (who as never)], isBidder ? who : null);
      return new Window(server, visitor);
    },
  };
}
