import type { Factor, RiskDocument, RiskRow } from '../../../projections/risk/index.ts';
import { providerHref } from '../holder-words.ts';
import { href } from '../links.ts';
import { day } from '../moments.ts';
import { count, counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { factorWords, riskHref } from './risk-words.ts';

type Ground = Pick<Visit, 'asked' | 'names'>;

const bands = [1, 2, 3, 4, 5] as const;
/** How many facts of a factor are shown: the file and the API have all of them. */
const shownFacts = 12;

/** A cell of the matrix by the product of its bands: four steps, in words as well as in colour. */
const levelOf = (product: number) =>
  product >= 15 ? 'severe' : product >= 8 ? 'high' : product >= 4 ? 'medium' : 'low';

/** Every provider in the matrix of likelihood and impact, and the list behind it. */
export function matrixPage({ asOf, bands: from, rows }: RiskDocument, { asked, names }: Ground) {
  const who = ({ provider }: RiskRow) => ({
    text: names.provider(provider),
    href: riskHref(asked, provider),
  });
  return {
    caption: `As of ${day(asOf)}. A score says where to look; nothing follows from it by itself.`,
    columns: bands.map((band) => ({ band, from: band === 1 ? '0' : count(from.impact[band - 2] ?? 0) })),
    matrix: bands.toReversed().map((likelihood) => ({
      band: likelihood,
      from: likelihood === 1 ? '0' : count(from.likelihood[likelihood - 2] ?? 0),
      cells: bands.map((impact) => ({
        level: levelOf(likelihood * impact),
        who: rows
          .filter((row) => row.likelihood.band === likelihood && row.impact.band === impact)
          .map((row) => who(row)),
      })),
    })),
    rows: rows.map((row) => ({
      ...who(row),
      score: count(row.score),
      likelihood: `${row.likelihood.band} (${counted(row.likelihood.points, 'point')})`,
      impact: `${row.impact.band} (${counted(row.impact.points, 'point')})`,
      unknown: count(row.unknownPoints),
      counts: row.factors
        .filter(({ finding }) => finding === 'counts')
        .map(({ factor, points }) => `${factorWords[factor]} (${points})`),
    })),
  };
}

const findings = { counts: 'Counts', 'does-not-count': 'Does not count', unknown: 'Not known' } as const;

function factorView(
  { factor, value, counts, threshold, points, of, finding, facts, events }: Factor,
  mayRead: boolean,
) {
  const streams = [...Map.groupBy(events, ({ stream }) => stream).keys()].slice(0, shownFacts);
  return {
    text: factorWords[factor],
    value: value === null ? 'Not known' : String(value),
    line: counts === 'from' ? `${threshold} or more` : `less than ${threshold}`,
    points: `${points} of ${of}`,
    finding: findings[finding],
    isOver: finding === 'counts',
    facts: facts.slice(0, shownFacts),
    more: facts.length > shownFacts ? counted(facts.length - shownFacts, 'more fact') : undefined,
    events: mayRead
      ? streams.map((stream) => ({ text: stream, href: href('/api/v1/events', { stream }) }))
      : [],
    eventsInAll: counted(events.length, 'event'),
  };
}

/** Every factor of one provider, with what it rests on. */
export function providerRiskPage(
  { asOf, policyVersion }: RiskDocument,
  row: RiskRow,
  { asked, names }: Ground,
  mayReadEvents: boolean,
) {
  const side = (which: Factor['side']) =>
    row.factors.filter((each) => each.side === which).map((each) => factorView(each, mayReadEvents));
  return {
    caption: `As of ${day(asOf)}, by policy ${policyVersion}. A score says where to look; nothing follows from it by itself.`,
    summary: [
      `Score ${row.score} of 100.`,
      `How likely it is to fail: band ${row.likelihood.band} of 5, ${counted(row.likelihood.points, 'point')}.`,
      `What that would do: band ${row.impact.band} of 5, ${counted(row.impact.points, 'point')}.`,
      ...(row.unknownPoints === 0
        ? []
        : [`What is not known could add ${counted(row.unknownPoints, 'point')}: not known is not nought.`]),
    ],
    sides: [
      { id: 'likelihood', title: 'How likely it is to fail', factors: side('likelihood') },
      { id: 'impact', title: 'What that would do', factors: side('impact') },
    ],
    provider: { text: names.provider(row.provider), href: providerHref(asked, row.provider) },
    matrix: riskHref(asked),
  };
}
