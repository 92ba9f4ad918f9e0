import { addDays } from '#event-sourcing';
import * as fc from '../../support/fast-check.ts';
import { AdmitProvider, admitProvider } from '../../../contexts/providers/admit-provider.ts';
import { ProviderCorrected, type ProviderEvent } from '../../../contexts/providers/provider.events.ts';
import { provider, type Provider } from '../../../contexts/providers/provider.ts';
import { ReinstateProvider, reinstateProvider } from '../../../contexts/providers/reinstate-provider.ts';
import { SuspendProvider, suspendProvider } from '../../../contexts/providers/suspend-provider.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import { admitted, providerFacts, reinstated, suspended, suspensionCorrected } from './events.ts';

const days = Array.from({ length: 10 }, (_, n) => addDays('2026-03-01', n));
const day = fc.constantFrom(...days);
const reason = fc.constantFrom('CQC_CONCERN', 'SAFEGUARDING');

type AskProvider = Ask<Provider, ProviderEvent>;
const admit: AskProvider = () => admitProvider(new AdmitProvider(providerFacts));
const suspend = fc.tuple(day, reason).map(
  ([from, reason]): AskProvider =>
    () =>
      suspendProvider(new SuspendProvider({ provider: 'P01', from, reason })),
);
const reinstate = day.map(
  (on): AskProvider =>
    () =>
      reinstateProvider(new ReinstateProvider({ provider: 'P01', on })),
);
const asks = fc
  .array(fc.oneof(suspend, reinstate), { minLength: 5, maxLength: 20 })
  .map((more) => [admit, ...more]);

const keepsTheRules = (decider: typeof provider, seen: ProviderEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks);
    const { suspensions } = folded(decider, events);
    for (const date of days) {
      const inForce = suspensions.filter(({ from, to }) => from <= date && (to === null || date < to));
      expect([date, inForce.length < 2]).toEqual([date, true]);
    }
    seen.push(...events);
  });

describe('a provider, whatever is asked of it', () => {
  it('records nothing when asked twice, and is suspended once at a time', () => {
    const seen: ProviderEvent[] = [];
    fc.assert(keepsTheRules(provider, seen));
    const { ProviderSuspended = 0, ProviderReinstated = 0 } = countByType(seen);
    expect(Math.min(ProviderSuspended, ProviderReinstated)).toBeGreaterThan(50);
  });

  it.each(['ProviderAdmitted', 'ProviderSuspended', 'ProviderReinstated'] as const)(
    'is caught when it forgets %s',
    (type) => {
      const forgetful = { ...provider, evolve: { ...provider.evolve, [type]: (state: Provider) => state } };
      expect(fc.check(keepsTheRules(forgetful)).failed).toBe(true);
    },
  );

  const event: fc.Arbitrary<ProviderEvent> = fc.oneof(
    fc.constantFrom(admitted, new ProviderCorrected({ ...providerFacts, cqcRating: null })),
    fc.tuple(day, reason).map(([from, reason]) => suspended(from, reason)),
    fc.tuple(day, day).map(([from, on]) => reinstated(from, on)),
    fc.tuple(day, fc.option(day)).map(([from, to]) => suspensionCorrected(from, to)),
  );

  it('folds every event in any order, and can still be asked', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), asks, (history, asks) => {
        askInTurn({ ...provider, initial: folded(provider, history) }, asks);
      }),
    );
  });
});
