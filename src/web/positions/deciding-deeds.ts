import { ApproveLimitException } from '../../../contexts/agreement/exceptions/approve-limit-exception.ts';
import { RefuseLimitException } from '../../../contexts/agreement/exceptions/refuse-limit-exception.ts';
import { RequestLimitException } from '../../../contexts/agreement/exceptions/request-limit-exception.ts';
import { OpenGeneration } from '../../../contexts/agreement/open-generation.ts';
import { ReviewRanks } from '../../../contexts/agreement/ranks/review-ranks.ts';
import type { PositionDeed } from './position-deed.ts';
import {
  areaField,
  dayField,
  numberField,
  providerField,
  roleField,
  untilField,
  wordsField,
} from './position-fields.ts';

const excepted = ['area', 'role', 'provider'] as const;
const half = { name: 'half', kpi: 50, price: 50 };
const weightings = [
  half,
  { name: 'acceptance', kpi: 100, price: 0 },
  { name: 'price', kpi: 0, price: 100 },
] as const;
const weightingWords = {
  half: 'Half by acceptance, half by price',
  acceptance: 'By acceptance alone',
  price: 'By price alone',
} as const;

/** What is decided about positions that do not exist yet, or about their order. */
export const decidingDeeds: readonly PositionDeed[] = [
  {
    name: 'ask-exception',
    text: 'Ask for an exception',
    does: 'An award limit keeps the council from depending on one provider. Another person decides whether this award may go beyond it; the exception is good for one award.',
    done: 'The exception is asked for: somebody else decides it.',
    command: RequestLimitException,
    of: [],
    fields: (ground) => [
      areaField(ground),
      roleField(ground),
      providerField(ground),
      wordsField('reason', 'Why?'),
      wordsField('evidence', 'On what evidence?', 'Such as the minute of a meeting'),
    ],
  },
  {
    name: 'approve-exception',
    text: 'Approve',
    does: 'One award to this provider in this area may go beyond the limit.',
    done: 'The exception is approved.',
    command: ApproveLimitException,
    of: excepted,
    fields: () => [],
  },
  {
    name: 'refuse-exception',
    text: 'Refuse',
    does: 'The limit stands.',
    done: 'The exception is refused.',
    grave: true,
    command: RefuseLimitException,
    of: excepted,
    fields: () => [wordsField('reason', 'Why?')],
  },
  {
    name: 'review-ranks',
    text: 'Review ranks',
    does: 'Those who hold the role in the area are ranked anew from this day on: by the share of offers that they accepted in the window of the policy, and by their rate. What each rank rests on is recorded.',
    done: 'The ranks are reviewed.',
    command: ReviewRanks,
    of: [],
    fields: (ground) => [
      areaField(ground),
      roleField(ground),
      dayField('on', 'From', ground.today),
      {
        name: 'weights',
        label: 'How are they ranked?',
        kind: 'radios',
        choices: weightings.map(({ name }) => ({ value: name, text: weightingWords[name as 'half'] })),
        value: half.name,
        read: (typed) => {
          const found = weightings.find(({ name }) => name === typed);
          return found && { kpi: found.kpi, price: found.price };
        },
        wrong: 'Choose how they are ranked',
      },
    ],
  },
  {
    name: 'open-generation',
    text: 'Open a generation',
    does: 'From this day on the framework is open to new providers again, and tenders may be held for it.',
    done: 'The generation is open.',
    command: OpenGeneration,
    of: [],
    fields: ({ framework, today }) => [
      numberField('generation', 'Generation', framework.generations.length + 2),
      dayField('opensOn', 'Opens on', today),
      untilField('closesOn', 'Open until the day before'),
      wordsField('reason', 'Where is the right to do so written?', 'Such as the notice, or the clause'),
    ],
  },
];
