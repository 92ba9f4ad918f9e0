import type { Exemption, Offer, ReferralRow, Skip } from '../../projections/referrals/index.ts';
import type { StoryEntry } from '../../projections/referral-story/index.ts';
import type { Names } from './names.ts';
import { codeWords } from './wording.ts';

type Candidates = NonNullable<StoryEntry['basis']['choice']>['candidates'];

/** Somebody who could have been asked at that moment, and how it stood. */
export interface StoodFor {
  readonly provider: string;
  readonly role: string;
  readonly rate: string;
  readonly stood: string;
}

/** One step of the order: an offer, or a provider passed over. */
export interface Step {
  readonly id: string | undefined;
  readonly provider: string;
  readonly role: string;
  readonly tag: { readonly text: string; readonly colour: string };
  readonly outcome: string;
  /** Of several that accept, one is chosen: undefined where nothing was to be chosen. */
  readonly chosen: boolean | undefined;
  /** When it was offered, or passed over. */
  readonly at: string;
  readonly deadline: string | undefined;
  readonly decidedAt: string | undefined;
  readonly late: boolean;
  readonly reason: string;
  readonly exemptions: readonly string[];
  readonly candidates: readonly StoodFor[];
}

const colours = {
  accepted: 'green',
  declined: 'red',
  lapsed: 'yellow',
  withdrawn: 'grey',
  pending: 'blue',
} as const;

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;

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

const offerStep = (
  offer: Offer,
  names: Names,
  candidates: Candidates,
  placed: ReadonlySet<string | null>,
): Step => ({
  id: offer.offer,
  provider: names.provider(offer.provider),
  role: offer.role,
  tag: { text: offer.outcome, colour: colours[offer.outcome] },
  outcome: offer.outcome,
  chosen: offer.outcome === 'accepted' && placed.size > 0 ? placed.has(offer.offer) : undefined,
  at: offer.offeredAt,
  deadline: offer.deadline,
  decidedAt: offer.decidedAt ?? undefined,
  late: offer.outcome === 'accepted' && offer.decidedAt !== null && offer.decidedAt > offer.deadline,
  reason: offer.reason === null ? '' : codeWords(offer.reason),
  exemptions: offer.exemptions.map(exemptionWords),
  candidates: standing(candidates, names),
});

const skipStep = (skip: Skip, names: Names): Step => ({
  id: undefined,
  provider: names.provider(skip.provider),
  role: skip.role,
  tag: { text: 'passed over', colour: 'grey' },
  outcome: 'skipped',
  chosen: undefined,
  at: skip.at,
  deadline: undefined,
  decidedAt: undefined,
  late: false,
  reason: codeWords(skip.reason),
  exemptions: [],
  candidates: [],
});

/** The order of offers: each offer and each provider passed over, as they happened, with who else could be asked. */
export function referralSteps(
  { framework, referral, offers, skips, packages }: ReferralRow,
  entries: readonly StoryEntry[],
  names: Names,
): readonly Step[] {
  const stream = `referral-${framework}-${referral}`;
  const choiceOf = ({ events: [made] }: Offer): Candidates =>
    entries.find((entry) => entry.stream === stream && entry.rev === made)?.basis.choice?.candidates ?? [];
  const placed = new Set(packages.map(({ offer }) => offer));
  return [
    ...offers.map((offer) => offerStep(offer, names, choiceOf(offer), placed)),
    ...skips.map((skip) => skipStep(skip, names)),
  ].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
