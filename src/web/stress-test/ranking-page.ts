import type { Ranked, StressRanking } from '../../../projections/stress-test/index.ts';
import { day } from '../moments.ts';
import { hours } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { loadColumns, stressHref, yearPounds } from './stress-words.ts';

/** How many pairs are shown: the file has a hundred. */
const shownPairs = 20;

/** Each provider in turn, and the worst pairs. */
export function rankingPage(
  { asOf, alone, pairs }: StressRanking,
  { asked, names }: Pick<Visit, 'asked' | 'names'>,
) {
  const row = ({ stopping, moved, uncovered, yearPence, moreThanAlone }: Ranked) => ({
    who: stopping.map((provider) => names.provider(provider)).join(' and '),
    href: stressHref(asked, stopping),
    ...{ moved: loadColumns(moved), uncovered: loadColumns(uncovered), more: yearPounds(yearPence) },
    moreThanAlone: hours(moreThanAlone),
  });
  return {
    caption: `If a provider gave no care from ${day(asOf)} on: who would take its packages over, and what nobody would.`,
    alone: alone.map((each) => row(each)),
    pairs: pairs.slice(0, shownPairs).map((each) => row(each)),
  };
}
