import { choose, type Contender, type Criterion } from '../../contexts/referrals/index.ts';
import { dayInWords } from '../measures/index.ts';
import { localDate } from '#event-sourcing';
import type { ReferralRow } from '../referrals/index.ts';
import { differing } from './differing.ts';

type RecordedChoice = ReferralRow['choices'][number];

/** A choice among those who said yes with what it rested on, and the same choice made again from that. */
export interface ChoiceExplained extends RecordedChoice {
  /** Why each comes before the next, in sentences. */
  readonly words: readonly string[];
  /** Whether the engine chooses the same again, from values that are those of the step. */
  readonly same: boolean;
  /** What it would do otherwise; empty when it is the same. */
  readonly differences: readonly string[];
}

const rateOf = ({ hourlyPence }: Contender) =>
  hourlyPence === null ? 'no rate' : `£${(hourlyPence / 100).toFixed(2)} an hour`;
const lastOf = ({ lastPlacedAt }: Contender) =>
  lastPlacedAt === null ? 'never' : dayInWords(localDate(lastPlacedAt));

const because: Readonly<Record<Criterion, (a: Contender, b: Contender) => string>> = {
  ability: (_a, b) =>
    `it can do all that was asked, and ${b.provider} would do it at another time or from another day`,
  preference: () => 'the customer would rather have it',
  rate: (a, b) => `its rate is lower (${rateOf(a)}, ${b.provider}: ${rateOf(b)})`,
  'least-recent': (a, b) => `it took a package on less recently (${lastOf(a)}, ${b.provider}: ${lastOf(b)})`,
  'seeded-random': () => 'nothing else tells them apart, and the draw with the recorded seed put it first',
  'first-accepted': () => 'it said yes first',
};

function wordsOf({ contenders, criteria, seed }: RecordedChoice): readonly string[] {
  const [first] = contenders;
  if (first && contenders.length === 1) return [`${first.provider} was chosen: the only one that said yes.`];
  return contenders.slice(1).map((after, i) => {
    const before = contenders[i]!;
    const { decidedBy } = choose([before, after], criteria, seed);
    const reason = decidedBy === null ? 'nothing tells them apart' : because[decidedBy](before, after);
    return `${before.provider} comes before ${after.provider}: ${reason}.`;
  });
}

/** The values that a contender was compared by and that the step, or its offer, had recorded before. */
const basisOf = (
  values: Pick<Contender, 'provider' | 'rank' | 'hourlyPence' | 'lastPlacedAt'>,
  able: boolean,
) =>
  `${values.provider} (rank ${values.rank ?? 'none'}, ${values.hourlyPence ?? 'no'} pence, last placed ` +
  `${values.lastPlacedAt ?? 'never'}, ${able ? 'able' : 'not as asked'})`;

/** What the step and the offers say of those who said yes; undefined of offers that no step made. */
function recordedBefore({ steps, offers }: ReferralRow, { contenders }: RecordedChoice) {
  const step = steps.findLast(({ invited }) => invited.includes(contenders[0]?.offer ?? ''));
  if (!step) return undefined;
  const values = contenders.flatMap(({ provider, offer }) => {
    const candidate = step.candidates.find((each) => each.provider === provider);
    const made = offers.find((each) => each.offer === offer);
    return candidate && made ? [basisOf(candidate, made.counter === null)] : [];
  });
  return { values, seed: step.seed, criteria: step.criteria };
}

/** A recorded choice beside the same choice as the engine makes it from the recorded values. */
export function choiceExplained(row: ReferralRow, choice: RecordedChoice): ChoiceExplained {
  const { contenders, criteria, seed, decidedBy } = choice;
  const again = choose(contenders as [Contender, ...Contender[]], criteria, seed);
  const before = recordedBefore(row, choice);
  const differences = [
    ...differing(
      'the order of those who said yes',
      contenders.map(({ provider }) => provider),
      again.contenders.map(({ provider }) => provider),
    ),
    ...differing('whoever was chosen', [choice.offer], [again.contenders[0].offer]),
    ...differing(
      'what told the first from the second',
      [decidedBy ?? 'nobody else'],
      [again.decidedBy ?? 'nobody else'],
    ),
    ...(before
      ? [
          ...differing(
            'the values compared',
            contenders.map((each) => basisOf(each, each.able)),
            before.values,
          ),
          ...differing('the seed', [seed], [before.seed]),
          ...differing('the criteria', criteria, before.criteria),
        ]
      : []),
  ];
  return { ...choice, words: wordsOf(choice), same: differences.length === 0, differences };
}
