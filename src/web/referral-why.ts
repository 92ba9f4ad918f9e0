import type { ChoiceExplained, OrderExplained, StepExplained } from '../../projections/explanation/index.ts';
import type { ReferralRow } from '../../projections/referrals/index.ts';
import { criterionWords } from './criterion-words.ts';
import { shortMoment } from './moments.ts';
import type { Names } from './names.ts';
import { pounds } from './referral-offer.ts';
import { codeWords } from './wording.ts';

type Step = ReferralRow['steps'][number];
type Candidate = Step['candidates'][number];

const stood = (
  { provider, barredBy, warning, preferred }: Candidate,
  asked: readonly string[],
): readonly string[] => [
  barredBy === null
    ? asked.includes(provider)
      ? 'asked'
      : 'comes later'
    : `not asked: ${codeWords(barredBy).toLowerCase()}`,
  ...(warning === null ? [] : [`to be known: ${codeWords(warning).toLowerCase()}`]),
  ...(preferred ? ['the customer would rather have it'] : []),
];

const line = (candidate: Candidate, asked: readonly string[], names: Names) => ({
  provider: names.provider(candidate.provider),
  rank: candidate.rank === null ? '' : String(candidate.rank),
  rate: candidate.hourlyPence === null ? '' : pounds(candidate.hourlyPence),
  last: candidate.lastPlacedAt === null ? 'never' : shortMoment(candidate.lastPlacedAt),
  stood: stood(candidate, asked).join('; '),
});

/** What a replay of the record says: the same, or what else would come of it. */
function replay(step: StepExplained | undefined, choice: ChoiceExplained | undefined) {
  if (!step) return undefined;
  const differences = [...step.differences, ...(choice?.differences ?? [])];
  return {
    same: differences.length === 0,
    words: `Worked out again from this record, the same are asked in the same order${choice ? ', and the same one is chosen' : ''}.`,
    differences,
  };
}

/** Everything that a step of the order rested on, as it was recorded before anybody answered. */
export function whyThisOrder(
  { offers }: Pick<ReferralRow, 'offers'>,
  step: Step,
  names: Names,
  explained: OrderExplained | undefined,
) {
  const asked = offers.filter(({ offer }) => step.invited.includes(offer)).map(({ provider }) => provider);
  const [first = ''] = step.invited;
  const again = explained?.steps.find(({ invited }) => invited.includes(first));
  const choice = explained?.choices.find(({ offer }) => step.invited.includes(offer));
  return {
    id: first,
    asked:
      step.invite === 'all'
        ? 'All who could be asked were asked at the same moment, with the same deadline.'
        : 'They are asked one after the other.',
    policy: step.policyVersion,
    criteria: step.criteria.map((criterion) => criterionWords[criterion]),
    parallel: step.parallel === null ? undefined : codeWords(step.parallel),
    seed: step.seed,
    candidates: step.candidates.map((candidate) => line(candidate, asked, names)),
    chosen: (choice?.words ?? []).map((words) => names.explain(words)),
    replay: replay(again, choice),
  };
}
