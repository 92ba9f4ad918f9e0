import { addDays, type LocalDate, type Views } from '#event-sourcing';
import type { IndicatorKind } from '../../contexts/oversight/index.ts';
import type { EventLink } from '../fairness/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by, holdsWithin, windowEnding } from '../measures/index.ts';
import { oversight, type OversightRow, type Rating } from '../oversight/index.ts';
import { providers, type ProviderRow } from '../providers/index.ts';
import { countOf, plainly, shareHundredths, unknown } from './measured.ts';
import type { FactorName, Measured, RiskFacts } from './score.ts';

/** What was measured or told longer ago says nothing of today. */
const yearDays = 365;
const deliveredDays = 28;
const suspendedDays = 84;

/** The regulator's grades; `Not rated` is none. */
const grades: Readonly<Record<string, number>> = {
  Outstanding: 4,
  Good: 3,
  'Requires improvement': 2,
  Inadequate: 1,
};

/** The indicator that each factor is measured by, and which of two values of one day is the worse. */
const indicators = {
  missedVisitsPercent: ['missed-visits-percent', 'higher'],
  punctualityPercent: ['punctuality-percent', 'lower'],
  turnoverPercent: ['turnover-percent', 'higher'],
  vacancyPercent: ['vacancy-percent', 'higher'],
  agencyPercent: ['agency-percent', 'higher'],
  leadershipChanges: ['leadership-changes', 'higher'],
  safeguardingConcerns: ['safeguarding-concerns', 'higher'],
  complaintsUpheld: ['complaints-upheld', 'higher'],
  lateReturns: ['late-returns-of-4', 'higher'],
  councilPaidLateDays: ['council-paid-late-days', 'higher'],
  volumeCutPercent: ['volume-cut-percent', 'higher'],
} as const satisfies Partial<Record<FactorName, readonly [IndicatorKind, 'higher' | 'lower']>>;

export type OversightFacts = Pick<
  RiskFacts,
  keyof typeof indicators | 'deliveredPercent' | 'regulatorRating' | 'ratingDrop' | 'suspensions' | 'notices'
>;

type Events = (revisions: readonly number[]) => readonly EventLink[];

/** The newest value of a year; where several areas tell of one day, the worst of them. */
function indicatorOf(
  row: OversightRow,
  factor: keyof typeof indicators,
  framework: string,
  asOf: LocalDate,
  eventsOf: Events,
): Measured {
  const [kind, worse] = indicators[factor];
  const [told] = row.indicators
    .filter(
      (each) =>
        each.kind === kind &&
        (each.framework === null || each.framework === framework) &&
        addDays(asOf, -yearDays) < each.on &&
        each.on <= asOf,
    )
    .toSorted(
      by<(typeof row.indicators)[number]>(
        ({ on }) => -Number(on.replaceAll('-', '')),
        ({ valueHundredths }) => (worse === 'higher' ? -valueHundredths : valueHundredths),
      ),
    );
  if (!told) return unknown;
  const where = told.area === null ? '' : ` in ${told.area}`;
  return {
    hundredths: told.valueHundredths,
    facts: [`${plainly(told.valueHundredths)}${where} on ${told.on}, from ${told.source}`],
    events: eventsOf(told.events),
  };
}

function deliveredOf(
  { weeks }: OversightRow,
  framework: string,
  asOf: LocalDate,
  eventsOf: Events,
): Measured {
  const { from, to } = windowEnding(asOf, deliveredDays);
  const own = weeks.filter(
    ({ framework: of, week }) => of === framework && from <= week && addDays(week, 6) <= to,
  );
  const commissioned = own.reduce((sum, { commissionedMinutes }) => sum + commissionedMinutes, 0);
  const delivered = own.reduce((sum, { deliveredMinutes }) => sum + deliveredMinutes, 0);
  const hundredths = shareHundredths(delivered, commissioned);
  if (hundredths === null) return unknown;
  return {
    hundredths,
    facts: [`${delivered} of ${commissioned} minutes delivered`],
    events: own.flatMap(({ events }) => eventsOf(events)),
  };
}

/** By the regulator's ratings on record, else by the one that the provider was admitted with. */
function ratingsOf(
  { ratings }: OversightRow,
  { cqcRating }: ProviderRow,
  asOf: LocalDate,
  eventsOf: Events,
): Pick<RiskFacts, 'regulatorRating' | 'ratingDrop'> {
  const told = ratings
    .filter(({ kind, on, rating }) => kind === 'cqc' && on <= asOf && grades[rating] !== undefined)
    .toSorted(by(({ on }) => on));
  const now = told.at(-1);
  const before = told.at(-2);
  const admitted = grades[cqcRating ?? ''];
  const gradeOf = ({ rating }: Rating) => grades[rating] ?? 0;
  if (!now)
    return {
      regulatorRating:
        admitted === undefined
          ? unknown
          : { hundredths: admitted * 100, facts: [`${cqcRating}, as admitted`], events: eventsOf([]) },
      ratingDrop: unknown,
    };
  const fallen =
    before && addDays(asOf, -yearDays) < now.on ? Math.max(0, gradeOf(before) - gradeOf(now)) : 0;
  return {
    regulatorRating: {
      hundredths: gradeOf(now) * 100,
      facts: [`${now.rating} on ${now.on}`],
      events: eventsOf(now.events),
    },
    ratingDrop: before
      ? {
          hundredths: fallen * 100,
          facts: [`${before.rating} on ${before.on}, ${now.rating} on ${now.on}`],
          events: eventsOf([...before.events, ...now.events]),
        }
      : unknown,
  };
}

/** What the council was told of each provider, and what it decided of it. */
export function oversightFacts(
  views: Views,
  { framework }: FrameworkRow,
  asOf: LocalDate,
): (provider: string) => OversightFacts {
  return (provider) => {
    const row = views.get(oversight, provider) ?? oversight.initial;
    const admitted = views.get(providers, provider) ?? providers.initial;
    const eventsOf: Events = (revisions) =>
      revisions.map((rev) => ({ stream: `oversight-${provider}`, rev }));
    const measured = (factor: keyof typeof indicators) => indicatorOf(row, factor, framework, asOf, eventsOf);
    const suspended = windowEnding(asOf, suspendedDays);
    return {
      missedVisitsPercent: measured('missedVisitsPercent'),
      punctualityPercent: measured('punctualityPercent'),
      turnoverPercent: measured('turnoverPercent'),
      vacancyPercent: measured('vacancyPercent'),
      agencyPercent: measured('agencyPercent'),
      leadershipChanges: measured('leadershipChanges'),
      safeguardingConcerns: measured('safeguardingConcerns'),
      complaintsUpheld: measured('complaintsUpheld'),
      lateReturns: measured('lateReturns'),
      councilPaidLateDays: measured('councilPaidLateDays'),
      volumeCutPercent: measured('volumeCutPercent'),
      deliveredPercent: deliveredOf(row, framework, asOf, eventsOf),
      ...ratingsOf(row, admitted, asOf, eventsOf),
      suspensions: countOf(
        admitted.suspensions
          .filter((each) => holdsWithin(each, suspended))
          .map(({ from, to, reason, events }) => ({
            fact: `${reason}, from ${from}${to === null ? '' : ` to ${to}`}`,
            events: events.map((rev) => ({ stream: `provider-${provider}`, rev })),
          })),
      ),
      notices: countOf(
        row.notices
          .filter(({ on }) => addDays(asOf, -yearDays) < on && on <= asOf)
          .map(({ kind, on, ground, events }) => ({
            fact: `${kind} on ${on}: ${ground}`,
            events: eventsOf(events),
          })),
      ),
    };
  };
}
