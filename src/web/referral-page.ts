import type { OrderExplained } from '../../projections/explanation/index.ts';
import { standingOf, type ReferralRow } from '../../projections/referrals/index.ts';
import type { ReferralStory, StoryEntry } from '../../projections/referral-story/index.ts';
import { findingView } from './fairness-page.ts';
import { referralHref } from './links.ts';
import { day, moment } from './moments.ts';
import type { Names } from './names.ts';
import { count, hours } from './numbers.ts';
import type { Visit } from './reception.ts';
import { referralSteps } from './referral-steps.ts';
import { standings } from './standing-words.ts';
import { capital, codeWords } from './wording.ts';

/** A provider knows only of what was offered to it and placed with itself. */
function ownStanding({ packages, offers }: ReferralRow): { readonly text: string; readonly colour: string } {
  if (packages.length > 0) return { text: 'placed with you', colour: 'green' };
  if (offers.some(({ outcome }) => outcome === 'pending'))
    return { text: 'waiting for an answer', colour: 'blue' };
  return { text: 'not placed with you', colour: 'grey' };
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

const historyEntry = (
  { stream, rev, what, occurredAt, recordedAt, recordedBy, type, pos, basis }: StoryEntry,
  names: Names,
) => ({
  id: `${stream}-${rev}`,
  what: names.explain(what),
  at: occurredAt,
  recorded: `Recorded ${moment(recordedAt)}${recordedBy ? ` by ${recordedBy.kind === 'import' ? 'an import' : recordedBy.role}` : ''}`,
  event: `${type}, event ${count(pos)}`,
  changes: (basis.changes ?? []).map(({ field, was, is }) => `${field}: ${shown(was)} became ${shown(is)}`),
});

const needOf = (row: ReferralRow, names: Names) => [
  { name: 'Area', value: `${names.area(row.area)} (level ${names.level(row.area) ?? 'unknown'})` },
  { name: 'Hours a week', value: hours(row.weeklyMinutes) },
  { name: 'Care workers', value: row.carers === 1 ? 'One' : 'Two at once' },
  { name: 'Time', value: capital(row.timeSlot) },
  { name: 'Place', value: row.rural ? 'Rural' : 'Not rural' },
  { name: 'Urgency', value: capital(row.urgency) },
  { name: 'Raised', value: moment(row.raisedAt) },
  { name: 'Start by', value: row.startBy === null ? 'No date' : day(row.startBy) },
  ...(row.preferred === null ? [] : [{ name: 'Would rather have', value: names.provider(row.preferred) }]),
  ...(row.version === 1 ? [] : [{ name: 'Version', value: `${row.version}: the need changed` }]),
  ...(row.withdrawn === null ? [] : [{ name: 'Withdrawn', value: codeWords(row.withdrawn) }]),
];

const outside = ({ offFramework }: ReferralRow, names: Names) =>
  offFramework && {
    provider: names.provider(offFramework.provider),
    ground: codeWords(offFramework.ground),
    evidence: offFramework.evidence,
    asked: moment(offFramework.requestedAt),
  };

/** Everything about one referral: the order of offers with who could be asked, what was needed, what happened. */
export function referralPage(
  { names, asked }: Pick<Visit, 'names' | 'asked'>,
  row: ReferralRow,
  { entries, findings }: ReferralStory,
  now: string,
  explained?: OrderExplained,
  own = false,
) {
  return {
    standing: own ? ownStanding(row) : standings[standingOf(row)],
    unplaced: `Nothing is placed${own ? ' with you' : ''}.`,
    steps: referralSteps(row, entries, names, now, explained),
    parts: row.parts.map((part) => ({ text: part, href: referralHref(asked, part) })),
    outside: outside(row, names),
    need: needOf(row, names),
    packages: row.packages.map((placed) => ({
      reference: placed.package,
      provider: names.provider(placed.provider),
      hours: hours(placed.weeklyMinutes),
      placed: moment(placed.placedAt),
      started: placed.startedOn === null ? 'not started' : `started ${day(placed.startedOn)}`,
      ended: placed.endedOn === null ? '' : `ended ${day(placed.endedOn)}`,
      reason: placed.endReason === null ? '' : codeWords(placed.endReason),
    })),
    findings: findings.map((finding) => findingView(finding, names, asked)),
    history: entries.toReversed().map((entry) => historyEntry(entry, names)),
  };
}
