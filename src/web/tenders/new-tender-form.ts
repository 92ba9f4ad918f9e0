import { type Instant, localDate } from '#event-sourcing';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import { policyOn } from '../../../projections/frameworks/index.ts';
import { ticked } from '../account/ticked.ts';
import type { Field } from '../forms/field.ts';
import { toMoment, toPence, toWhole } from '../forms/typed-values.ts';
import { byName } from '../names.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { methodChoices } from './tender-words.ts';

const number = (name: string, label: string, value: string, hint?: string): Field => ({
  ...{ name, label, kind: 'text', width: 5, value, read: toWhole },
  ...(hint === undefined ? {} : { hint }),
  wrong: `“${label}” must be a whole number`,
});
const time = (name: string, label: string): Field => ({
  ...{ name, label, kind: 'text', width: 20, read: toMoment },
  hint: 'A day and a time in the United Kingdom, for example 30/6/2026 12:00',
  wrong: `“${label}” must be a day and a time, for example 30/6/2026 12:00`,
});

/** The fields of a tender that stand alone, in the order of the form. */
export const tenderFields = (reference?: string): readonly Field[] => [
  {
    ...{ name: 'tender', label: 'Reference', kind: 'text', width: 20, value: reference },
    hint: 'Keep this one, or enter the number of the notice',
    wrong: 'Enter a reference of letters, digits, "_", "." or "-"',
  },
  { name: 'title', label: 'Title', kind: 'text', wrong: 'Enter a title of 200 characters at most' },
  time('questionsUntil', 'Questions until'),
  time('deadline', 'Bids until'),
  number('generation', 'Generation', '1', '1 is the first opening of the framework'),
  number('quality', 'Percent for quality', '60', 'The rest is for price'),
  number('minimumQualityPercent', 'Least quality, in percent', '60', 'A bid below it has no price looked at'),
  number('scale', 'The most that an answer can score', '5'),
  {
    ...{ name: 'priceMethod', label: 'How the price becomes points', kind: 'select' },
    ...{ choices: methodChoices, value: 'lowest-over-price', wrong: 'Choose how the price becomes points' },
  },
  {
    ...{ name: 'benchmarkPence', label: 'Benchmark', kind: 'text', width: 10, read: toPence },
    hint: 'Pounds an hour; only for the share of a benchmark',
    wrong: 'Enter the benchmark in pounds, such as 24.08',
  },
  number('primary', 'A primary position counts', '2', 'How often its points count in the allocation'),
  number('secondary', 'A secondary position counts', '1'),
  {
    ...{ name: 'by', label: 'What the allocation makes as large as it can', kind: 'radios' },
    choices: [
      { value: 'points', text: 'The points of all positions' },
      { value: 'points-and-hours', text: 'The points, each as often as the area has expected hours' },
    ],
    ...{ value: 'points', wrong: 'Choose what the allocation makes large' },
  },
  {
    ...number('standstillWorkingDays', 'Standstill, in working days', ''),
    hint: 'Leave it empty for none',
  },
];

const questionRows = [1, 2, 3, 4, 5, 6];
const rateRows = [1, 2, 3];

/** What was typed into the rows of questions and rates; at first a sensible beginning. */
export interface TypedRows {
  readonly questions: readonly {
    readonly title: string;
    readonly weight: string;
    readonly minimum: string;
  }[];
  readonly rates: readonly { readonly service: string; readonly band: string; readonly weight: string }[];
  /** `A01/primary`. */
  readonly lots: readonly string[];
}

export const firstRows: TypedRows = {
  questions: questionRows.map(() => ({ title: '', weight: '', minimum: '' })),
  rates: rateRows.map((row) =>
    row === 1
      ? { service: 'home-care', band: 'standard', weight: '1' }
      : { service: '', band: '', weight: '' },
  ),
  lots: [],
};

export const rowsSent = (body: unknown): TypedRows => {
  const text = (name: string) => typed(body, name).trim();
  return {
    questions: questionRows.map((row) => ({
      title: text(`question-${row}`),
      weight: text(`question-weight-${row}`),
      minimum: text(`question-minimum-${row}`),
    })),
    rates: rateRows.map((row) => ({
      service: text(`rate-service-${row}`),
      band: text(`rate-band-${row}`),
      weight: text(`rate-weight-${row}`),
    })),
    lots: ticked(body, 'lots'),
  };
};

/** The rows as the command takes them, and what is wrong with them. */
export function readRows({ questions, rates, lots }: TypedRows) {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, text: string) => problems.push({ field, text });
  const asked = questions.flatMap(({ title, weight, minimum }, place) => {
    if (title === '' && weight === '' && minimum === '') return [];
    const row = place + 1;
    const counts = toWhole(weight);
    const least = minimum === '' ? null : toWhole(minimum);
    if (title === '') wrong(`question-${row}`, `Enter question ${row}, or empty its row`);
    if (!counts) wrong(`question-weight-${row}`, `Enter how much question ${row} counts, such as 30`);
    if (least === undefined)
      wrong(`question-minimum-${row}`, `The least score of question ${row} must be a whole number`);
    return [{ question: `Q${row}`, title, weight: counts ?? 0, minimum: least ?? null }];
  });
  const priced = rates.flatMap(({ service, band, weight }, place) => {
    if (service === '') return [];
    const row = place + 1;
    const counts = toWhole(weight);
    if (band === '') wrong(`rate-band-${row}`, `Enter the band of rate ${row}, such as standard`);
    if (!counts) wrong(`rate-weight-${row}`, `Enter how much rate ${row} counts, such as 1`);
    return [{ service, band, weight: counts ?? 0 }];
  });
  const positions = lots.map((lot) => {
    const [area = '', role = ''] = lot.split('/');
    return { area, role };
  });
  if (asked.length === 0) wrong('question-1', 'Ask at least one question about quality');
  if (priced.length === 0) wrong('rate-service-1', 'Ask for at least one rate');
  if (positions.length === 0) wrong('lots', 'Choose at least one position');
  return { problems, values: { questions: asked, rates: priced, lots: positions } };
}

/** The areas of a framework with the roles that its policy has in each. */
export const positionRows = (framework: FrameworkRow, now: Instant, ticked: readonly string[]) => {
  const { policy } = policyOn(framework, localDate(now));
  return Object.values(framework.areas)
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ area, name, level }) => ({
      area,
      name,
      level,
      roles: (['primary', 'secondary', 'reserve'] as const).map((role) => ({
        role,
        value: `${area}/${role}`,
        open: policy.order[level]?.includes(role) ?? false,
        checked: ticked.includes(`${area}/${role}`),
      })),
    }));
};
