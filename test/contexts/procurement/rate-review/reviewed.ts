import {
  BidOpened,
  RateExplanationReceived,
  RateExplanationRequested,
  RateFlagged,
} from '../../../../contexts/procurement/index.ts';
import { now, of } from '../evaluation/evaluation.ts';

export const rate = { ...of, provider: 'A', area: 'A01', service: 'home-care' as const, band: 'standard' };

export const openedBid = new BidOpened({
  ...{ ...of, provider: 'A', openedAt: now, openedBy: 'u-1', salt: null },
  content: { lots: [{ area: 'A01', role: 'primary' }], rates: [], answers: [] },
});
export const low = new RateFlagged({
  ...{ ...rate, hourlyPence: 1680, flaggedAt: now },
  flags: [{ rule: 'below-median', limitMilliPence: 1_836_000 }],
});
export const high = new RateFlagged({
  ...{ ...rate, hourlyPence: 2680, flaggedAt: now },
  flags: [{ rule: 'above-median', limitMilliPence: 2_244_000 }],
});
export const requested = new RateExplanationRequested({ ...rate, dueOn: '2026-07-10', requestedAt: now });
export const received = new RateExplanationReceived({
  ...{ ...rate, text: 'Our workers live in the area.', receivedAt: now },
});
