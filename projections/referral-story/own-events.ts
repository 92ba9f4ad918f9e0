import type { ProviderScope } from '#access';
import type { RecordedEvent } from '#event-sourcing';
import type { ToldEvent } from './telling.ts';

/** Persons in the words that a provider reads. */
const persons = { requestedBy: 'Somebody', decidedBy: 'The council', takenBy: 'The council' } as const;

/** What was needed: whoever was offered a referral may know. */
const needs: ReadonlySet<string> = new Set<ToldEvent['type']>([
  'ReferralReceived',
  'ReferralCorrected',
  'ReferralAmended',
]);

/**
 * What a provider may know of its own offers and packages. Of nothing else: not of the steps of the order and whoever is
 * compared in them, nor of what the council weighs within itself.
 */
export const ofItsOwn: ReadonlySet<string> = new Set<ToldEvent['type']>([
  ...(['ReferralOffered', 'OfferAccepted', 'OfferDeclined', 'OfferLapsed', 'OfferWithdrawn'] as const),
  ...(['OfferCountered', 'OfferPartiallyAccepted', 'AnswerRefused', 'LateAcceptanceTaken'] as const),
  ...(['OfferOutcomeCorrected', 'OfferNotChosen'] as const),
  ...(['DeclineExemptionRequested', 'DeclineExemptionValidated', 'DeclineExemptionRefused'] as const),
  ...(['DeclineExemptionCorrected', 'PackagePlaced', 'PackageStarted', 'PackageStartFailed'] as const),
  ...(['PackageHandedBack', 'PackageEnded', 'PackageVaried', 'PackageSuspended', 'PackageResumed'] as const),
  ...(['PackageDeliveryAssigned', 'PackageCorrected'] as const),
]);

/**
 * Of a referral's events, in the order of the log, those that whoever asks may know: what was needed, and what became of
 * the offers and packages that were its own at the time, without the persons.
 */
export function ownEvents(events: readonly RecordedEvent[], scope: ProviderScope): readonly RecordedEvent[] {
  const whose = new Map<unknown, unknown>();
  const own = (thing: unknown) => scope.covers(String(whose.get(thing)));
  return events.flatMap((recorded) => {
    const { type, data } = recorded;
    const { provider, offer, package: placed } = data;
    if (needs.has(type)) return [recorded];
    if (!ofItsOwn.has(type)) return [];
    const thing = placed ?? offer;
    if (provider !== undefined) whose.set(thing, provider);
    if (!own(thing)) return [];
    const named = placed === undefined || offer === undefined || own(offer) ? {} : { offer: null };
    return [{ ...recorded, data: { ...withoutPersons(data), ...named } }];
  });
}

const withoutPersons = (facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [
      field,
      value === null ? null : (persons[field as keyof typeof persons] ?? value),
    ]),
  );
