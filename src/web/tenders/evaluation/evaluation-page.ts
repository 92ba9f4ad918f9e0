import { FindAllocation } from '../../../../projections/allocation/index.ts';
import type { CommandClass } from '#event-sourcing';
import type { Rule } from '#access';
import { AssessQuality } from '../../../../contexts/procurement/evaluation/assess-quality.ts';
import { EvaluatePrices } from '../../../../contexts/procurement/evaluation/evaluate-prices.ts';
import { FlagRates } from '../../../../contexts/procurement/rate-review/flag-rates.ts';
import type {
  BidEvaluation,
  EvaluationDocument,
  JudgedAnswer,
} from '../../../../projections/tender-evaluation/index.ts';
import { Deeds } from '../../forms/deeds.ts';
import type { Asked } from '../../links.ts';
import { byName, type Names } from '../../names.ts';
import { counted } from '../../numbers.ts';
import { mayAsk } from '../../may-ask.ts';
import { tenderHref } from '../tender-words.ts';
import { areaPricesHref, evaluationHref } from './evaluation-links.ts';
import { methodWords, pointsWords, stepTags } from './evaluation-words.ts';

/** Something that is done with several bids, or areas, at once. */
export interface Sweep {
  /** In the form, and in the address of what comes next. */
  readonly name: string;
  readonly text: string;
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  /** Of what the commands are asked; none: there is nothing to do. */
  readonly each: (document: EvaluationDocument) => readonly Readonly<Record<string, string>>[];
}

const inStep = (step: string) => (document: EvaluationDocument) =>
  document.areas.filter((each) => each.step === step).map(({ area }) => ({ area }));

export const sweeps: readonly Sweep[] = [
  {
    name: 'quality',
    text: 'Assess quality',
    done: 'The quality of every bid whose answers are agreed on is assessed.',
    command: AssessQuality,
    each: ({ bids }) =>
      bids
        .filter(({ quality, answers }) => !quality && answers.every(({ moderated }) => moderated))
        .map(({ provider }) => ({ provider })),
  },
  {
    name: 'rates',
    text: 'Flag the rates that stand out',
    done: 'The rates that stand out are flagged: each has to be reviewed.',
    command: FlagRates,
    each: inStep('flags'),
  },
  {
    name: 'prices',
    text: 'Evaluate prices',
    done: 'The prices are evaluated.',
    command: EvaluatePrices,
    each: inStep('ready'),
  },
];

function answerCell({ moderated, scores, waitsFor, spread }: JudgedAnswer): { text: string; more: string } {
  const apart = spread === null || spread === 0 ? '' : `${counted(spread, 'point')} apart`;
  if (moderated) return { text: String(moderated.score), more: apart };
  const counting = scores.filter(({ leftOut }) => !leftOut).length;
  return { text: `${counting} of ${counting + waitsFor.length} scored`, more: apart };
}

/** Whether a bid has passed, as its tag says it. */
export function qualityTag(quality: Pick<NonNullable<BidEvaluation['quality']>, 'passed'> | null) {
  if (!quality) return { text: 'not assessed', colour: 'grey' };
  return quality.passed ? { text: 'passed', colour: 'green' } : { text: 'did not pass', colour: 'red' };
}

/** What somebody does next who has not done it before, in a sentence; empty: a button says it, or nothing is to be done. */
function next({ bids, areas }: EvaluationDocument): string {
  if (bids.some(({ answers }) => answers.some(({ moderated }) => !moderated)))
    return 'Next, every evaluator scores the answers of each bid; then agree on a score for each answer. Begin with a bidder below.';
  if (areas.some(({ step }) => step === 'reviews'))
    return 'Next, conclude the reviews of the rates that stand out. Begin with an area below.';
  return '';
}

/** Every bid with its answers, and every area with what it waits for. */
export const evaluationPage = (document: EvaluationDocument, names: Names, asked: Asked) => ({
  terms: [
    `Quality counts ${document.weights.quality}%, price ${document.weights.price}%. A bid needs ${document.minimumQualityPercent} of 100 points for quality: nobody looks at the price of one that has fewer. An answer scores 0 to ${document.scale}.`,
    methodWords[document.priceMethod],
  ],
  isSealed: document.bidsOpenedAt === null,
  questions: document.questions.map(({ question, title, weight }) => ({ question, title, weight })),
  bids: document.bids
    .map((bid) => ({
      name: names.provider(bid.provider),
      href: evaluationHref(asked, document.tender, bid.provider),
      areas: bid.areas.map((area) => names.area(area)).join(', '),
      answers: bid.answers.map((each) => answerCell(each)),
      points: bid.quality ? pointsWords(bid.quality.points) : '–',
      tag: qualityTag(bid.quality),
    }))
    .toSorted((a, b) => byName(a.name, b.name)),
  areas: document.areas
    .map((each) => {
      const [best] = each.prices?.ranking ?? [];
      return {
        name: names.area(each.area),
        href: areaPricesHref(asked, document.tender, each.area),
        bidders: String(each.bidders.length),
        tag: stepTags[each.step],
        best: best ? names.provider(best.provider) : '–',
        total: best ? pointsWords(best.total) : '–',
      };
    })
    .toSorted((a, b) => byName(a.name, b.name)),
  deeds: sweeps
    .filter((each) => Deeds.mayDo(each) && each.each(document).length > 0)
    .map(({ name, text }) => ({ name, text })),
  action: evaluationHref(asked, document.tender),
  next: next(document),
  allocation:
    document.areas.every(({ step }) => step === 'evaluated') && mayAsk(FindAllocation)
      ? tenderHref(asked, document.tender, 'allocation')
      : undefined,
});
