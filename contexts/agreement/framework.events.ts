import { date, event, label, minutes, reference } from '#event-sourcing';
import { z } from 'zod';
import { withFirstAwardAndPrice } from './award-and-price.ts';
import { withFirstContractPerformance } from './contract-performance.ts';
import { withFirstRisk } from './risk-terms.ts';
import type { LimitExceptionEvent } from './exceptions/limit-exception.events.ts';
import type { GenerationOpened } from './generation.events.ts';
import { policyDocument } from './policy-document.ts';
import type { PositionChangeEvent } from './positions/position-change.events.ts';
import type { RanksReviewed } from './ranks/rank-review.events.ts';
import { level, role } from './role.ts';
import { withFirstCases } from './undecided-cases.ts';

export { level, role, type Level, type Role } from './role.ts';

/** Which law the framework was let under; it stays for the framework's life. */
export const regime = z.enum(['PCR2015', 'PA2023', 'PSR']);

export const frameworkFacts = {
  framework: reference,
  title: label,
  authority: label,
  regime,
  startsOn: date,
  endsOn: date,
};

export const areaFacts = {
  framework: reference,
  area: reference,
  name: label,
  level,
  expectedWeeklyMinutes: minutes.nullable(),
  expectedCustomers: z.int().min(0).max(1_000_000).nullable(),
};

/** Held on the Europe/London dates [from, to); `to` null: until further notice. `rank` orders holders of one role. */
export const positionFacts = {
  framework: reference,
  area: reference,
  role,
  provider: reference,
  from: date,
  to: date.nullable(),
  rank: z.int().min(1).max(10_000).nullable(),
};

export class FrameworkEstablished extends event('FrameworkEstablished', frameworkFacts) {}
export class FrameworkCorrected extends event('FrameworkCorrected', frameworkFacts) {}

/** In force from `effectiveFrom`; of two in force the higher version counts. */
export class PolicyAdopted extends event(
  'PolicyAdopted',
  {
    framework: reference,
    version: z.int().min(1),
    effectiveFrom: date,
    policy: policyDocument,
    reason: label,
  },
  {
    version: 5,
    upcasts: {
      1: withFirstCases,
      2: withFirstAwardAndPrice,
      3: withFirstContractPerformance,
      4: withFirstRisk,
    },
  },
) {}

export class AreaDefined extends event('AreaDefined', areaFacts) {}
export class AreaCorrected extends event('AreaCorrected', areaFacts) {}

export class PositionAwarded extends event('PositionAwarded', positionFacts) {}
/** The position that began on `from` is no longer held from `on`. */
export class PositionVacated extends event('PositionVacated', {
  framework: reference,
  area: reference,
  role,
  provider: reference,
  from: date,
  on: date,
  reason: label,
}) {}
/** What the record says of the position that began on `from` was wrong; these are the facts. */
export class PositionCorrected extends event('PositionCorrected', positionFacts) {}

/** What `from` was offered as holder of the position before `on` counts for `to` too, in figures as of `on` or later. */
export class HistoryTransferred extends event('HistoryTransferred', {
  framework: reference,
  area: reference,
  role,
  from: reference,
  to: reference,
  on: date,
  evidence: label,
}) {}
/** For information: which areas lie where this one lay. */
export class AreaRedrawn extends event('AreaRedrawn', {
  framework: reference,
  area: reference,
  into: z.array(reference).min(1).max(50),
  on: date,
  reason: label,
}) {}

export type FrameworkEvent =
  | HistoryTransferred
  | AreaRedrawn
  | FrameworkEstablished
  | FrameworkCorrected
  | PolicyAdopted
  | AreaDefined
  | AreaCorrected
  | PositionAwarded
  | PositionVacated
  | PositionCorrected
  | PositionChangeEvent
  | LimitExceptionEvent
  | RanksReviewed
  | GenerationOpened;
