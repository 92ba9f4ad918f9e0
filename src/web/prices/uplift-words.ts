import type { UpliftShown } from '../../../projections/uplifts/index.ts';
import { href, type Asked } from '../links.ts';
import { day } from '../moments.ts';
import { pounds } from '../referral-offer.ts';
import { indexWords, risenWords } from './price-words.ts';

/** Where an uplift has its page, or where something is done with it. */
export const upliftHref = ({ framework }: Pick<Asked, 'framework'>, uplift: string, deed?: string): string =>
  href(`/prices/uplifts/${encodeURIComponent(uplift)}${deed === undefined ? '' : `/${deed}`}`, { framework });

export const standingTags: Readonly<
  Record<UpliftShown['standing'], { readonly text: string; readonly colour: string }>
> = {
  proposed: { text: 'waits for a decision', colour: 'yellow' },
  approved: { text: 'approved', colour: 'green' },
  refused: { text: 'refused', colour: 'grey' },
  withdrawn: { text: 'taken back', colour: 'grey' },
};

/** `+7.26%`; of costs: `60% Staff +10.1%, 40% Others +3%, in all +7.26%`. */
export function formulaWords({ formula }: Pick<UpliftShown, 'formula'>): string {
  if (formula.kind === 'percent') return risenWords(formula.milliPercent);
  const parts = formula.parts.map(
    ({ name, weightPercent, milliPercent }) => `${weightPercent}% ${name} ${risenWords(milliPercent)}`,
  );
  // Whole percents times whole thousandths: exact to a hundred-thousandth of a percent.
  const all = formula.parts.reduce((sum, each) => sum + each.weightPercent * each.milliPercent, 0);
  return `${parts.join(', ')}; in all ${risenWords(all / 100)}`;
}

export const fromWords = ({ effective }: Pick<UpliftShown, 'effective'>): string =>
  effective.rule === 'fixed'
    ? day(effective.on)
    : `each position’s anniversary in the year from ${day(effective.yearFrom)}`;

const roundings = { 'half-up': 'half up', up: 'up', down: 'down' } as const;

export const roundingWords = ({
  rounding: { mode, incrementPence },
}: Pick<UpliftShown, 'rounding'>): string =>
  incrementPence === 1
    ? `To the penny, ${roundings[mode]}`
    : `To the next ${incrementPence} pence, ${roundings[mode]}`;

/** The bounds that there are: `at most £16.84 an hour`. */
export function boundsWords({ bounds }: Pick<UpliftShown, 'bounds'>): string {
  const { leastMilliPercent, mostMilliPercent, leastPence, mostPence } = bounds;
  const words = [
    leastMilliPercent !== null && `at least ${indexWords(leastMilliPercent)}%`,
    mostMilliPercent !== null && `at most ${indexWords(mostMilliPercent)}%`,
    leastPence !== null && `at least ${pounds(leastPence)} an hour`,
    mostPence !== null && `at most ${pounds(mostPence)} an hour`,
  ].filter((each) => each !== false);
  return words.length === 0 ? 'None' : words.join(', ');
}

/** Of an uplift below what was given every year. */
export const belowPracticeWords =
  'It is less than what was given every year. That was a practice and no term: it may be approved.';
