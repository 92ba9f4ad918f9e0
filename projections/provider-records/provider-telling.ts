import type { DomainEvent, OfType } from '#event-sourcing';
import type { FrameworkEvent } from '../../contexts/agreement/index.ts';
import type { RateEvent } from '../../contexts/prices/index.ts';
import type { ProviderEvent } from '../../contexts/providers/index.ts';
import { dayInWords, listInWords } from '../measures/index.ts';

/** The facts about a provider that its timeline tells. */
type PositionEvent = Extract<
  FrameworkEvent,
  { readonly type: 'PositionAwarded' | 'PositionVacated' | 'PositionCorrected' }
>;
export type ToldEvent = ProviderEvent | RateEvent | PositionEvent;

type Telling<E extends DomainEvent> = {
  readonly [T in E['type']]: (event: Omit<OfType<E, T>, 'type'>) => string;
};

const until = (to: string | null) => (to === null ? '' : ` until ${dayInWords(to)}`);
const where = (area: string | null) => (area === null ? 'everywhere' : `in ${area}`);
const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;

/** What happened to a provider, in a sentence, without the persons. */
export const providerTelling: Telling<ToldEvent> = {
  ProviderAdmitted: ({ name, cqcRating }) =>
    `${name} was admitted${cqcRating === null ? '' : `, rated ${cqcRating}`}.`,
  ProviderCorrected: ({ name, cqcRating }) =>
    `The record was corrected: ${name}${cqcRating === null ? '' : `, rated ${cqcRating}`}.`,
  ProviderSuspended: ({ from, reason }) => `Suspended from ${dayInWords(from)}: ${reason}.`,
  ProviderReinstated: ({ on }) => `Offers may be made again from ${dayInWords(on)}.`,
  SuspensionCorrected: ({ from, to, reason }) =>
    `The record of a suspension was corrected: from ${dayInWords(from)}${until(to)}: ${reason}.`,
  OffersPaused: ({ area, from, to }) =>
    `It takes nothing ${where(area)} from ${dayInWords(from)}${until(to)}, by its own wish.`,
  OffersResumed: ({ area, on }) => `It takes offers again ${where(area)} from ${dayInWords(on)}.`,
  ProviderScopeRecorded: ({ outOfScope }) =>
    outOfScope.length === 0
      ? 'It can be asked for everything.'
      : `It cannot be asked for: ${listInWords(outOfScope)}.`,
  PartiesRecorded: ({ structure, members }) =>
    structure === 'single'
      ? 'It delivers its contracts alone.'
      : `It delivers its contracts as a ${structure === 'lead' ? 'lead provider' : 'consortium'} with ` +
        `${listInWords(members.map(({ name }) => name))}.`,
  PositionAwarded: ({ area, role, from, to }) =>
    `It holds ${area} as ${role} from ${dayInWords(from)}${until(to)}.`,
  PositionVacated: ({ area, role, on }) => `It holds ${area} as ${role} no more from ${dayInWords(on)}.`,
  PositionCorrected: ({ area, role, from, to }) =>
    `The record of a position was corrected: ${area} as ${role} from ${dayInWords(from)}${until(to)}.`,
  RateAgreed: ({ area, band, hourlyPence, effectiveFrom }) =>
    `${pounds(hourlyPence)} an hour in ${area} (${band}) from ${dayInWords(effectiveFrom)}.`,
  RateCorrected: ({ area, band, hourlyPence, effectiveFrom }) =>
    `The record of a rate was corrected: ${pounds(hourlyPence)} an hour in ${area} (${band}) from ` +
    `${dayInWords(effectiveFrom)}.`,
  RateUplifted: ({ area, band, oldPence, hourlyPence, effectiveFrom }) =>
    `Its rate in ${area} (${band}) rises from ${pounds(oldPence)} to ${pounds(hourlyPence)} an hour on ` +
    `${dayInWords(effectiveFrom)}.`,
  RateVaried: ({ area, band, oldPence, hourlyPence, effectiveFrom }) =>
    `As it asked for, its rate in ${area} (${band}) changes from ${pounds(oldPence)} to ` +
    `${pounds(hourlyPence)} an hour on ${dayInWords(effectiveFrom)}.`,
};
