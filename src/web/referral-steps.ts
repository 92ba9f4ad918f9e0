import type { OrderExplained } from '../../projections/explanation/index.ts';
import type { Offer, ReferralRow, Skip } from '../../projections/referrals/index.ts';
import type { StoryEntry } from '../../projections/referral-story/index.ts';
import type { Names } from './names.ts';
import { type Candidates, offerView, type OfferView } from './referral-offer.ts';
import { whyThisOrder } from './referral-why.ts';
import { capital, codeWords } from './wording.ts';

/** One step of the order: offers made at once, or a provider passed over. */
export interface Step {
  /** Offered, or passed over. */
  readonly at: string;
  /** How it ended, for its look. */
  readonly outcome: string;
  readonly chosen: boolean;
  /** Where several are asked at once. */
  readonly heading: string | undefined;
  readonly offers: readonly OfferView[];
  readonly skip: { readonly provider: string; readonly role: string; readonly reason: string } | undefined;
  readonly why: ReturnType<typeof whyThisOrder> | undefined;
}

const outcomes = ['pending', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;

const skipStep = (skip: Skip, names: Names): Step => ({
  at: skip.at,
  outcome: 'skipped',
  chosen: false,
  heading: undefined,
  offers: [],
  skip: {
    provider: skip.provider === null ? 'Nobody' : names.provider(skip.provider),
    role: skip.role,
    reason: codeWords(skip.reason),
  },
  why: undefined,
});

/** The order of offers: each step with its offers, and each provider passed over, as they happened. */
export function referralSteps(
  row: ReferralRow,
  entries: readonly StoryEntry[],
  names: Names,
  now: string,
  explained?: OrderExplained,
): readonly Step[] {
  const { framework, referral, offers, skips, packages, steps } = row;
  const stream = `referral-${framework}-${referral}`;
  const choiceOf = ({ events: [made] }: Offer): Candidates =>
    entries.find((entry) => entry.stream === stream && entry.rev === made)?.basis.choice?.candidates ?? [];
  const placed = new Set(packages.map(({ offer }) => offer));
  const offerStep = (made: readonly Offer[], opened?: ReferralRow['steps'][number]): readonly Step[] => {
    const views = made.map((offer) => offerView(offer, names, opened ? [] : choiceOf(offer), placed, now));
    const [first] = views;
    if (!first) return [];
    return [
      {
        at: first.at,
        outcome: outcomes.find((outcome) => views.some((view) => view.outcome === outcome)) ?? 'pending',
        chosen: views.some((view) => view.chosen),
        heading:
          views.length > 1 ? `${capital(first.role)}: ${views.length} providers asked at once` : undefined,
        offers: views,
        skip: undefined,
        why: opened && whyThisOrder(row, opened, names, explained),
      },
    ];
  };
  const opened = steps.flatMap((step) =>
    offerStep(
      offers.filter(({ offer }) => step.invited.includes(offer)),
      step,
    ),
  );
  const inSteps = new Set(steps.flatMap(({ invited }) => invited));
  return [
    ...opened,
    ...offers.filter(({ offer }) => !inSteps.has(offer)).flatMap((offer) => offerStep([offer])),
    ...skips.map((skip) => skipStep(skip, names)),
  ].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
