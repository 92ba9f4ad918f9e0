import { byRank, criteriaOf, inviteOf, together } from '../../contexts/referrals/index.ts';
import type { AdoptedPolicy, FrameworkRow } from '../frameworks/index.ts';
import { momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { differing } from './differing.ts';

export type RecordedStep = ReferralRow['steps'][number];

/** A step of the order with what it rested on, and the same step worked out again from that. */
export interface StepExplained extends RecordedStep {
  /** The providers that were asked, in the order of the candidates. */
  readonly asked: readonly string[];
  /** Why each provider was asked, or was not, in sentences. */
  readonly words: readonly string[];
  /** Whether the engine asks the same providers again, in the same order, by the policy of that version. */
  readonly same: boolean;
  /** What it would do otherwise; empty when it is the same. */
  readonly differences: readonly string[];
}

/** The policy of a version. */
export const policyOf = ({ policies }: FrameworkRow, version: number): AdoptedPolicy | undefined =>
  policies.find((adopted) => adopted.version === version);

/** Whom the engine asks, given who stands in the step and how. */
function askedAgain({ candidates, criteria, invite, seed }: RecordedStep) {
  const inOrder = candidates.toSorted(byRank(criteria, seed));
  const free = inOrder.filter(({ barredBy }) => barredBy === null);
  return {
    inOrder: inOrder.map(({ provider }) => provider),
    asked: together(free, invite, ({ rank }) => rank).map(({ provider }) => provider),
  };
}

const inviting: Readonly<Record<RecordedStep['invite'], (role: string) => string>> = {
  all: (role) => `All ${role} providers that nothing bars are asked at the same moment`,
  rank: (role) => `All ${role} providers of the next rank that nothing bars are asked at the same moment`,
  one: (role) => `The ${role} providers are asked one after the other`,
};

function wordsOf({ role, candidates, deadline, invite, parallel }: RecordedStep, asked: readonly string[]) {
  const until = `for an answer by ${momentInWords(deadline)}`;
  return [
    `${inviting[invite](role)}, ${until}.`,
    ...(parallel === null ? [] : [`An earlier step was still open: ${parallel}.`]),
    ...candidates.map(({ provider, barredBy, warning, rank }) => {
      const ranked = rank === null ? '' : ` (rank ${rank})`;
      if (barredBy !== null) return `${provider}${ranked} is not asked: ${barredBy}.`;
      const noted = warning === null ? '' : `, with a warning: ${warning}`;
      return asked.includes(provider)
        ? `${provider}${ranked} is asked${noted}.`
        : `${provider}${ranked} is not asked yet: whoever comes before it is asked first.`;
    }),
  ];
}

/** A recorded step beside the same step as the engine works it out from the recorded basis. */
export function stepExplained(row: ReferralRow, framework: FrameworkRow, step: RecordedStep): StepExplained {
  const made = new Map(row.offers.map(({ offer, provider }) => [offer, provider]));
  const asked = step.invited.map((offer) => made.get(offer) ?? offer);
  const again = askedAgain(step);
  const policy = policyOf(framework, step.policyVersion)?.policy;
  const differences = [
    ...differing(
      'the order of the candidates',
      step.candidates.map(({ provider }) => provider),
      again.inOrder,
    ),
    ...differing('whoever is asked', asked, again.asked),
    ...differing('the criteria', step.criteria, policy && criteriaOf(policy, step.role)),
    ...differing('whether all are asked at once', [step.invite], policy && [inviteOf(policy, step.role)]),
  ];
  return { ...step, asked, words: wordsOf(step, asked), same: differences.length === 0, differences };
}
