import type { Instant, LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import {
  type AcceptanceDocument,
  type AcceptanceQuestion,
  type AcceptanceRow,
  cellKey,
  countedAcceptance,
} from '../acceptance/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import type { Window } from '../measures/index.ts';
import { rangeOfNeeds } from '../range-of-needs/index.ts';
import { reserveUsage, type ReserveUsageDocument } from '../reserve-usage/index.ts';
import { underPolicy } from './under-policy.ts';

/** What of the policy is tried with another value; left out: as adopted. */
export interface Tried {
  readonly minimumPercent?: number | undefined;
  readonly windowDays?: number | undefined;
  readonly minimumSample?: number | undefined;
  readonly graceDays?: number | undefined;
  readonly lapsedCounts?: PolicyDocument['lapsedCounts'] | undefined;
}

/** What of the policy the figures depend on. */
export type Terms = Pick<
  PolicyDocument['acceptance'],
  'minimumPercent' | 'windowDays' | 'minimumSample' | 'graceDays'
> &
  Pick<PolicyDocument, 'lapsedCounts'>;

/** A county's figures under one policy. */
export interface Outcome {
  readonly terms: Terms;
  readonly window: Window;
  readonly overall: AcceptanceDocument['overall'];
  /** Positions below the minimum. */
  readonly below: number;
  /** Positions whose range of needs is a concern. */
  readonly concerns: number;
  readonly reserve: Pick<
    ReserveUsageDocument['total'],
    'placements' | 'reservePercent' | 'reserveHoursPercent'
  >;
}

type Measured = Pick<AcceptanceRow, 'accepted' | 'counted' | 'percent' | 'status'>;

/** A position under both policies; null: it has no figure in that window. */
export interface WhatIfRow extends Pick<AcceptanceRow, 'provider' | 'area' | 'role'> {
  readonly adopted: Measured | null;
  readonly other: Measured | null;
}

/** The same events judged by the policy in force and by another, side by side. Nothing is recorded. */
export interface WhatIf {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  /** Of the policy in force. */
  readonly policyVersion: number;
  readonly adopted: Outcome;
  readonly other: Outcome;
  /** By provider, area, role. */
  readonly rows: readonly WhatIfRow[];
}

const tried = (policy: PolicyDocument, { lapsedCounts, ...figures }: Tried): PolicyDocument => {
  const said = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
  return {
    ...policy,
    acceptance: { ...policy.acceptance, ...said },
    lapsedCounts: lapsedCounts ?? policy.lapsedCounts,
  };
};

function outcome(views: Views, question: AcceptanceQuestion) {
  const counted = countedAcceptance(views, question);
  const { document: found } = counted;
  const { policy } = policyOn(frameworkNamed(views, question.framework), question.asOf);
  const { minimumPercent, windowDays, minimumSample, graceDays } = policy.acceptance;
  const { placements, reservePercent, reserveHoursPercent } = reserveUsage(views, question).total;
  const told: Outcome = {
    terms: { minimumPercent, windowDays, minimumSample, graceDays, lapsedCounts: policy.lapsedCounts },
    ...{ window: found.window, overall: found.overall },
    below: found.rows.filter(({ status }) => status === 'below').length,
    concerns: rangeOfNeeds(views, question, counted).rows.filter(({ status }) => status === 'concern').length,
    reserve: { placements, reservePercent, reserveHoursPercent },
  };
  const rows = new Map(found.rows.map((row) => [cellKey(row), row]));
  return { told, rows, policyVersion: found.policyVersion };
}

const measured = (row: AcceptanceRow | undefined): Measured | null => {
  if (!row) return null;
  const { accepted, counted, percent, status } = row;
  return { accepted, counted, percent, status };
};

/** What the figures are under the policy in force on a day, and what they would be with these values in it. */
export function whatIf(views: Views, question: AcceptanceQuestion, other: Tried): WhatIf {
  const adopted = outcome(views, question);
  const under = outcome(
    underPolicy(views, (policy) => tried(policy, other)),
    question,
  );
  const keys = [...new Set([...adopted.rows.keys(), ...under.rows.keys()])].toSorted();
  return {
    framework: frameworkNamed(views, question.framework).framework,
    ...{ asOf: question.asOf, knownAt: question.knownAt ?? null, policyVersion: adopted.policyVersion },
    ...{ adopted: adopted.told, other: under.told },
    rows: keys.flatMap((key) => {
      const [one, two] = [adopted.rows.get(key), under.rows.get(key)];
      const named = one ?? two;
      if (!named) return [];
      const { provider, area, role } = named;
      return [{ provider, area, role, adopted: measured(one), other: measured(two) }];
    }),
  };
}
