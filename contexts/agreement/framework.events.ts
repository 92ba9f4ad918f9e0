import { date, event, label, minutes, reference } from '#event-sourcing';
import { z } from 'zod';
import { policyDocument } from './policy-document.ts';

export const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export const role = z.enum(['primary', 'secondary', 'reserve']);
export type Level = z.output<typeof level>;
export type Role = z.output<typeof role>;

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
export class PolicyAdopted extends event('PolicyAdopted', {
  framework: reference,
  version: z.int().min(1),
  effectiveFrom: date,
  policy: policyDocument,
  reason: label,
}) {}

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

export type FrameworkEvent =
  | FrameworkEstablished
  | FrameworkCorrected
  | PolicyAdopted
  | AreaDefined
  | AreaCorrected
  | PositionAwarded
  | PositionVacated
  | PositionCorrected;
