import { localDate, type Views } from '#event-sourcing';
import type { OfferRole } from '../../contexts/referrals/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { referralNamed } from '../referral-story/index.ts';
import type { Skip, Standing } from '../referrals/index.ts';
import { standingOf } from '../referrals/index.ts';
import { choiceExplained, type ChoiceExplained } from './choice-explained.ts';
import { offerLine, type OfferLine } from './offer-line.ts';
import { stepExplained, type StepExplained } from './step-explained.ts';

/** Why the providers of a referral were asked in this order, and why one of them was chosen. */
export interface OrderExplained {
  readonly framework: string;
  readonly referral: string;
  readonly version: number;
  readonly round: number;
  readonly area: string;
  readonly standing: Standing;
  /** The roles in the order in which the policy of the day that it was raised asks them. */
  readonly order: readonly OfferRole[];
  /** Oldest first; none to a provider. What an import told of has none: its basis is in the story. */
  readonly steps: readonly StepExplained[];
  readonly skips: readonly Skip[];
  readonly choices: readonly ChoiceExplained[];
  readonly offers: readonly OfferLine[];
  /** Whether every step and every choice comes out the same again. */
  readonly same: boolean;
}

export interface OrderQuestion {
  readonly framework?: string | undefined;
  readonly referral: string;
  readonly offer?: string | undefined;
}

/**
 * The order of a referral, or the part of it that an offer belongs to, with the recorded basis of every step beside what
 * the engine makes of that basis now. Pure: nothing is looked up but the record.
 */
export function orderExplained(
  views: Views,
  { referral, offer, ...question }: OrderQuestion,
): OrderExplained {
  const framework = frameworkNamed(views, question.framework);
  const row = referralNamed(views, framework, referral);
  const level = framework.areas[row.area]?.level;
  const { policy } = policyOn(framework, localDate(row.raisedAt));
  const steps = row.steps.filter(({ invited }) => offer === undefined || invited.includes(offer));
  const asked = (each: string) =>
    offer === undefined || each === offer || steps.some(({ invited }) => invited.includes(each));
  const explained = steps.map((step) => stepExplained(row, framework, step));
  const choices = row.choices
    .filter(({ contenders }) => contenders.some((each) => asked(each.offer)))
    .map((choice) => choiceExplained(row, choice));
  return {
    ...{ framework: framework.framework, referral },
    ...{ version: row.version, round: row.round, area: row.area, standing: standingOf(row) },
    order: (level && policy.order[level]) ?? [],
    steps: explained,
    skips: row.skips,
    choices,
    offers: row.offers.filter((each) => asked(each.offer)).map((each) => offerLine(each)),
    same: [...explained, ...choices].every(({ same }) => same),
  };
}
