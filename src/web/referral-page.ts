import type { ReferralStory, StoryEntry } from '../../projections/referral-story/index.ts';
import type { ReferralRow } from '../../projections/referrals/index.ts';
import { findingView } from './fairness-page.ts';
import { day, moment } from './moments.ts';
import type { Names } from './names.ts';
import { count, hours } from './numbers.ts';
import type { Visit } from './reception.ts';
import { referralSteps } from './referral-steps.ts';
import { capital, codeWords } from './wording.ts';

function standing({ packages, offers }: ReferralRow): { readonly text: string; readonly colour: string } {
  if (packages.length > 0) return { text: 'placed', colour: 'green' };
  if (offers.some(({ outcome }) => outcome === 'pending'))
    return { text: 'waiting for an answer', colour: 'blue' };
  return { text: 'not placed', colour: 'grey' };
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
  recorded: `Recorded ${moment(recordedAt)} by ${recordedBy.kind === 'import' ? 'an import' : recordedBy.role}`,
  event: `${type}, event ${count(pos)}`,
  changes: (basis.changes ?? []).map(({ field, was, is }) => `${field}: ${shown(was)} became ${shown(is)}`),
});

/** Everything about one referral: the order of offers with who could be asked, what was needed, what happened. */
export function referralPage(
  { names, asked }: Pick<Visit, 'names' | 'asked'>,
  row: ReferralRow,
  { entries, findings }: ReferralStory,
) {
  return {
    standing: standing(row),
    steps: referralSteps(row, entries, names),
    need: [
      { name: 'Area', value: `${names.area(row.area)} (level ${names.level(row.area) ?? 'unknown'})` },
      { name: 'Hours a week', value: hours(row.weeklyMinutes) },
      { name: 'Care workers', value: row.carers === 1 ? 'One' : 'Two at once' },
      { name: 'Time', value: capital(row.timeSlot) },
      { name: 'Place', value: row.rural ? 'Rural' : 'Not rural' },
      { name: 'Urgency', value: capital(row.urgency) },
      { name: 'Raised', value: moment(row.raisedAt) },
      { name: 'Start by', value: row.startBy === null ? 'No date' : day(row.startBy) },
    ],
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
