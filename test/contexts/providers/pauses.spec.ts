import { addDays } from '#event-sourcing';
import * as fc from '../../support/fast-check.ts';
import { AdmitProvider, admitProvider } from '../../../contexts/providers/admit-provider.ts';
import { PauseOffers, pauseOffers } from '../../../contexts/providers/pause-offers.ts';
import type { ProviderEvent } from '../../../contexts/providers/provider.events.ts';
import { provider, type Provider } from '../../../contexts/providers/provider.ts';
import { ResumeOffers, resumeOffers } from '../../../contexts/providers/resume-offers.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import { pauseFacts, paused, providerFacts, resumed } from './events.ts';

// Today is 2026-07-01 for whoever is asked.
const days = Array.from({ length: 12 }, (_, n) => addDays('2026-06-29', n));
const day = fc.constantFrom(...days);
const area = fc.constantFrom('A01', null);

type AskProvider = Ask<Provider, ProviderEvent>;
const admit: AskProvider = () => admitProvider(new AdmitProvider(providerFacts));
const pause = fc.tuple(day, fc.option(day), area).map(
  (facts): AskProvider =>
    () =>
      pauseOffers(new PauseOffers(pauseFacts(...facts)), { visible: true, there: true }),
);
const resume = fc.tuple(day, day, area).map(
  ([from, on, area]): AskProvider =>
    () =>
      resumeOffers(new ResumeOffers({ provider: 'P01', framework: 'CSH-2025', area, from, on }), true),
);
const asks = fc
  .array(fc.oneof(pause, resume), { minLength: 10, maxLength: 40 })
  .map((more) => [admit, ...more]);

const keepsTheRules = (decider: typeof provider, seen: ProviderEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    const { pauses } = folded(decider, events);
    for (const date of days)
      for (const area of ['A01', null]) {
        const inForce = pauses.filter(
          (each) => each.area === area && each.from <= date && (each.to === null || date < each.to),
        );
        expect([date, area, inForce.length < 2]).toEqual([date, area, true]);
      }
    seen.push(...events);
  });

describe('a provider’s pauses, whatever is asked', () => {
  it('are one at a time in each place, and asking twice records nothing', () => {
    const seen: ProviderEvent[] = [];
    fc.assert(keepsTheRules(provider, seen), { numRuns: 300 });
    const { OffersPaused = 0, OffersResumed = 0 } = countByType(seen);
    expect(Math.min(OffersPaused, OffersResumed)).toBeGreaterThan(30);
  });

  it.each(['OffersPaused', 'OffersResumed'] as const)('are caught when %s is forgotten', (type) => {
    const forgetful = { ...provider, evolve: { ...provider.evolve, [type]: (state: Provider) => state } };
    expect(fc.check(keepsTheRules(forgetful), { numRuns: 300 }).failed).toBe(true);
  });

  it('fold in any order, and can still be asked about', () => {
    const event: fc.Arbitrary<ProviderEvent> = fc.oneof(
      fc.tuple(day, fc.option(day), area).map((facts) => paused(...facts)),
      fc.tuple(day, day, area).map((facts) => resumed(...facts)),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), asks, (history, asks) => {
        askInTurn({ ...provider, initial: folded(provider, history) }, asks);
      }),
    );
  });
});
