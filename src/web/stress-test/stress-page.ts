import type { StressDocument } from '../../../projections/stress-test/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { listing } from '../listing.ts';
import { day } from '../moments.ts';
import { counted, hours } from '../numbers.ts';
import { packageHref } from '../packages/package-page.ts';
import type { Visit } from '../reception.ts';
import { becauseWords, loadColumns, loadWords, stressHref, yearPounds } from './stress-words.ts';

/** What happens when a provider stops, or two do. */
export function stressPage(
  document: StressDocument,
  { asked, names, search }: Pick<Visit, 'asked' | 'names' | 'search'>,
  path: string,
) {
  const { asOf, stopping, moved, uncovered, yearPence, costUnknown, areas, moves, capacity } = document;
  const provider = (reference: string) => ({
    text: names.provider(reference),
    href: providerHref(asked, reference),
  });
  const area = (reference: string) => ({ text: names.area(reference), href: areaHref(asked, reference) });
  const list = listing(path, search, moves);
  return {
    caption: `From ${day(asOf)} on, as what is on record says.`,
    summary: [
      `To be moved: ${loadWords(moved)}.`,
      uncovered.packages === 0
        ? 'Somebody could take each of them over.'
        : `Nobody could take over: ${loadWords(uncovered)}.`,
      `What finds a provider would cost ${yearPounds(yearPence)} more in a year of 365 days${costUnknown === 0 ? '' : `, without ${counted(costUnknown, 'package')} of which a rate is not on record`}.`,
    ],
    ranking: stressHref(asked, []),
    stopping: stopping.map((each) => provider(each)),
    areas: areas.map(({ area: reference, lost, taken, uncovered: left, yearPence: more, ...load }) => ({
      ...{ area: area(reference), load: loadColumns(load), uncovered: loadColumns(left) },
      lost: lost.map((each) => `${names.provider(each.provider)}, ${each.role}`),
      taken: taken.map(({ provider: to, role, packages, weeklyMinutes }) => ({
        ...provider(to),
        how: `${role}: ${counted(packages, 'package')}, ${hours(weeklyMinutes)} hours`,
      })),
      more: yearPounds(more),
    })),
    takers: Object.entries(capacity).map(([reference, minutes]) => ({
      ...provider(reference),
      room: hours(minutes),
      taken: hours(
        moves.reduce(
          (sum, { to, weeklyMinutes }) => sum + (to?.provider === reference ? weeklyMinutes : 0),
          0,
        ),
      ),
    })),
    list: {
      ...list,
      rows: list.rows.map((move) => ({
        package: { text: move.package, href: packageHref(asked, move.package) },
        ...{ from: names.provider(move.from), area: names.area(move.area), hours: hours(move.weeklyMinutes) },
        to: move.to && { ...provider(move.to.provider), role: move.to.role },
        because: move.because === null ? '' : becauseWords[move.because],
        more: move.yearPence === null ? '–' : yearPounds(move.yearPence),
      })),
    },
  };
}
