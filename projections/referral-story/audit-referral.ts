import {
  type Author,
  current,
  type Instant,
  MemoryViews,
  type RecordedEvent,
  Rejection,
  type Views,
} from '#event-sourcing';
import type { Level } from '../../contexts/agreement/index.ts';
import { findingsAbout, groundOf, type Finding, type Ground } from '../fairness/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { referrals, type ReferralRow } from '../referrals/index.ts';
import { basisOf, type Basis } from './basis.ts';
import { telling, type ToldEvent } from './telling.ts';

/** One thing that happened, when it was recorded and, for the council's own, by whom and why. */
export interface StoryEntry {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy?: Author;
  readonly what: string;
  readonly basis: Basis;
  readonly type: string;
  readonly stream: string;
  readonly rev: number;
  readonly pos: number;
  readonly id: string;
  readonly corr?: string;
  readonly cause?: string;
}

/** `audit referral`: the whole story of one referral, in the order in which it happened. */
export interface ReferralStory {
  readonly audit: 'referral';
  readonly framework: string;
  readonly referral: string;
  readonly knownAt: Instant | null;
  readonly area: { readonly area: string; readonly name: string; readonly level: Level } | null;
  readonly entries: readonly StoryEntry[];
  /** What the fairness audit finds about it. */
  readonly findings: readonly Finding[];
}

/** The referral as the views have it. Refused `referral-unknown`. */
export function referralNamed(views: Views, { framework }: FrameworkRow, referral: string): ReferralRow {
  const row = views.get(referrals, `${framework}/${referral}`);
  if (row) return row;
  throw new Rejection('referral-unknown', `There is no referral ${referral} in the framework ${framework}.`);
}

/** The streams that a referral's story is recorded in. */
export const streamsOf = ({ framework, referral, packages }: ReferralRow): readonly string[] => [
  `referral-${framework}-${referral}`,
  ...packages.map((each) => `package-${framework}-${each.package}`),
];

/**
 * The story of a referral from its events, in the order of the log, with the basis of each choice as the views have it.
 * Pure: the same events and views tell the same story.
 */
export function auditReferral(
  views: Views,
  framework: FrameworkRow,
  referral: string,
  events: readonly RecordedEvent[],
  knownAt: Instant | null = null,
): ReferralStory {
  const ground = groundOf(views, framework);
  const row = referralNamed(views, framework, referral);
  const known = framework.areas[row.area];
  return {
    audit: 'referral',
    framework: framework.framework,
    referral,
    knownAt,
    area: known ? { area: known.area, name: known.name, level: known.level } : null,
    entries: told(views, ground, row, events),
    findings: findingsAbout(ground, row),
  };
}

/** Of things at one instant: a need comes first, and whoever was passed over before whoever was asked instead. */
const turn = (type: string) => (type === 'ReferralReceived' ? 0 : type === 'StepSkipped' ? 1 : 2);

function told(views: Views, ground: Ground, row: ReferralRow, events: readonly RecordedEvent[]) {
  const soFar = new MemoryViews([referrals]);
  const key = `${row.framework}/${row.referral}`;
  const reached = new Map<string, Instant>();
  const entries = events.map((recorded) => {
    const before = soFar.get(referrals, key) ?? row;
    soFar.apply(recorded);
    const after = soFar.get(referrals, key) ?? row;
    const { stream, occurred } = recorded;
    // A package starts on a day, not at an instant: it never comes before the placement of that day.
    const last = stream.startsWith('package-') ? (reached.get(stream) ?? '') : '';
    const at = occurred > last ? occurred : last;
    reached.set(stream, at);
    const tell = telling[recorded.type as ToldEvent['type']] as (event: object, row: ReferralRow) => string;
    const basis = basisOf({ views, ground, row, before, after }, recorded);
    return { at, entry: { ...envelopeOf(recorded), what: tell(current(recorded), after), basis } };
  });
  return entries
    .toSorted(
      by(
        ({ at }) => at,
        ({ entry }) => turn(entry.type),
        ({ entry }) => entry.pos,
      ),
    )
    .map(({ entry }) => entry);
}

const envelopeOf = ({
  occurred,
  at,
  by: recordedBy,
  type,
  stream,
  rev,
  pos,
  id,
  corr,
  cause,
}: RecordedEvent) => ({
  ...{ occurredAt: occurred, recordedAt: at, recordedBy },
  ...{ type, stream, rev, pos, id, corr, cause },
});
