import type { Exemption, Offer } from '../../projections/referrals/index.ts';
import type { StoryEntry } from '../../projections/referral-story/index.ts';
import { criterionWords } from './criterion-words.ts';
import { day, moment } from './moments.ts';
import type { Names } from './names.ts';
import { hours } from './numbers.ts';
import { declineWords } from './reason-words.ts';
import { dueAt, timeLeft } from './time-left.ts';
import { capital, codeWords } from './wording.ts';

export type Candidates = NonNullable<StoryEntry['basis']['choice']>['candidates'];

/** Somebody who could have been asked at that moment, and how it stood. */
export interface StoodFor {
  readonly provider: string;
  readonly role: string;
  readonly rate: string;
  readonly stood: string;
}

const colours = {
  accepted: 'green',
  declined: 'red',
  lapsed: 'yellow',
  withdrawn: 'grey',
  pending: 'blue',
} as const;

const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** `2185` → `£21.85`, `177331729` → `£1,773,317.29`. */
export const pounds = (pence: number): string => sterling.format(pence / 100);

function standing(candidates: Candidates, names: Names): readonly StoodFor[] {
  return candidates.map(({ provider, role, rates, suspension, offered, skipped }) => ({
    provider: names.provider(provider),
    role,
    rate: rates.map(({ band, hourlyPence }) => `${pounds(hourlyPence)} an hour (${band})`).join(', '),
    stood: [
      ...(suspension ? [`suspended: ${codeWords(suspension.reason)}`] : []),
      ...offered.map((offer) => `offered ${offer}`),
      ...skipped.map((reason) => `passed over: ${codeWords(reason)}`),
    ].join('; '),
  }));
}

const exemptionWords = ({ requestedBy, decision, decidedBy }: Exemption): string =>
  decision === null
    ? `${requestedBy} asked that it should not count; not decided yet`
    : `${requestedBy} asked that it should not count; ${decidedBy} ${decision === 'validated' ? 'agreed' : 'refused'}`;

function proposal({ counter, partly, outcome }: Offer): readonly string[] {
  const agreed = outcome === 'accepted' ? 'The council agreed to' : 'The provider proposes';
  const other = [
    ...(counter?.timeSlot ? [`the time ${counter.timeSlot}`] : []),
    ...(counter?.startOn ? [`the start on ${day(counter.startOn)}`] : []),
  ];
  return [
    ...(other.length > 0 ? [`${agreed} ${other.join(' and ')}`] : []),
    ...(partly === null ? [] : [`The provider would take ${hours(partly)} hours a week of it`]),
  ];
}

/** What else there is to say of an offer, in sentences without their full stop. */
const notes = (offer: Offer): readonly string[] => [
  ...proposal(offer),
  ...(offer.withdrawal
    ? [`Somebody asks to take it back: ${codeWords(offer.withdrawal.reason)}. Another person must decide`]
    : []),
  ...offer.refusedAnswers.map(
    ({ answer, at }) => `${capital(answer.replace('-', ' '))} came on ${moment(at)}, too late to be taken`,
  ),
  ...(offer.late ? ['It was accepted after the deadline, and the council took it'] : []),
  ...(offer.notChosen ? [`Another was chosen: ${criterionWords[offer.notChosen]}`] : []),
  ...offer.exemptions.map(exemptionWords),
];

/** One offer as its referral's page tells it. */
export function offerView(
  offer: Offer,
  names: Names,
  candidates: Candidates,
  placed: ReadonlySet<string | null>,
  now: string,
) {
  const { outcome, deadline, decidedAt, reason } = offer;
  return {
    id: offer.offer,
    provider: names.provider(offer.provider),
    role: offer.role,
    tag: { text: outcome === 'pending' ? 'waiting' : outcome, colour: colours[outcome] },
    outcome,
    /** Of several that accept, one is chosen: undefined where nothing was to be chosen. */
    chosen:
      outcome === 'accepted' && placed.size > 0 && !offer.notChosen ? placed.has(offer.offer) : undefined,
    at: offer.offeredAt,
    deadline,
    left: outcome === 'pending' ? { due: dueAt(deadline, now), words: timeLeft(deadline, now) } : undefined,
    decidedAt: decidedAt ?? undefined,
    late: outcome === 'accepted' && decidedAt !== null && decidedAt > deadline,
    reason: reason === null ? '' : declineWords(reason),
    notes: notes(offer),
    candidates: standing(candidates, names),
  };
}

export type OfferView = ReturnType<typeof offerView>;
