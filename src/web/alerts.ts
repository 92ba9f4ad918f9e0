import type { OpenAlert, OpenAlerts, OpenConcern } from '../../projections/alerts/index.ts';
import { offersHref, type Asked } from './links.ts';
import { day } from './moments.ts';
import type { Names } from './names.ts';
import { chanceWords, needWords } from './need-words.ts';
import { counted, percent } from './numbers.ts';

/** How many alerts are seen at once; the others fold away. */
const seen = 5;

export interface AlertLine {
  readonly tag: { readonly text: string; readonly colour: string };
  readonly what: string;
  readonly found: string;
  readonly since: string;
  readonly href: string;
}

export interface AlertList {
  readonly count: number;
  readonly first: readonly AlertLine[];
  readonly more: readonly AlertLine[];
}

/** Furthest below first; where nothing is counted any more, last. */
const worstFirst = (a: OpenAlert, b: OpenAlert) => (a.percent ?? 101) - (b.percent ?? 101);

/** That it still lasted when a payment period had closed, as found last. */
function again({ escalations }: OpenAlert): string {
  const last = escalations.at(-1);
  if (!last) return '';
  const { accepted, period } = last;
  return ` Still so after the period to ${day(period.to)}: ${accepted} of ${counted(last.counted, 'offer')}.`;
}

/** Of which needs too little is accepted, and why that is hardly chance. */
function concernLine(concern: OpenConcern, names: Names, asked: Asked): AlertLine {
  const { provider, area, role, segment, accepted, others, asOf, correctedMillionths, raisedAt } = concern;
  return {
    tag: { text: 'range of needs', colour: 'orange' },
    what: `${names.provider(provider)}: ${percent(concern.percent)} of ${needWords(segment)} in ${names.area(area)} as ${role}`,
    found:
      `${accepted} of ${counted(concern.counted, 'offer')} accepted, of all others ${others.accepted} of ${others.counted}, ` +
      `as judged on ${day(asOf)}; chance alone would do that in ${chanceWords(correctedMillionths)} of cases.`,
    since: raisedAt,
    href: offersHref({ ...asked, asOf }, { provider, area, role, segment, state: 'counted' }),
  };
}

/**
 * The open breaches and concerns as a list, breaches first: who, where, in which role, how much, since when. Each leads to the offers that it was
 * judged by: those of the window that ended on the day of its judgement.
 */
export function alertList({ alerts, concerns }: OpenAlerts, names: Names, asked: Asked): AlertList {
  const breaches = alerts.toSorted(worstFirst).map((alert): AlertLine => {
    const { provider, area, role, minimumPercent, accepted, asOf, raisedAt } = alert;
    return {
      tag: { text: `below ${minimumPercent}%`, colour: 'red' },
      what: `${names.provider(provider)}: ${percent(alert.percent)} in ${names.area(area)} as ${role}`,
      found: `${accepted} of ${counted(alert.counted, 'offer')} accepted, as judged on ${day(asOf)}.${again(alert)}`,
      since: raisedAt,
      href: offersHref({ ...asked, asOf }, { provider, area, role, state: 'counted' }),
    };
  });
  const lines = [...breaches, ...concerns.map((concern) => concernLine(concern, names, asked))];
  return { count: lines.length, first: lines.slice(0, seen), more: lines.slice(seen) };
}
