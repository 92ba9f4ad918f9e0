import { event, instant, label, minutes, pence, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

const of = { framework: reference, referral: reference };
const version = z.int().min(1);
const round = z.int().min(1);
const role = z.enum(['primary', 'secondary', 'reserve']);

/**
 * By what providers within one step are told apart, in the order in which the policy names them. `first-accepted` tells
 * two steps apart that were open at once (domain E35), never two providers of one step.
 */
export const criterion = z.enum([
  'ability',
  'preference',
  'rate',
  'least-recent',
  'seeded-random',
  'first-accepted',
]);
export type Criterion = z.output<typeof criterion>;

/** A provider in a step and every value by which it was compared: whoever has these can repeat the choice. */
export const candidate = z.strictObject({
  provider: reference,
  /** Among the holders of the role; null: not ranked. */
  rank: z.int().min(1).nullable(),
  /** Why it could not be asked, such as SUSPENDED; null: it could. */
  barredBy: reasonCode.nullable(),
  /** What the broker should know and what keeps nobody out, such as BELOW_GOOD. */
  warning: reasonCode.nullable(),
  preferred: z.boolean(),
  /** Its rate for the area that day; null: none agreed. */
  hourlyPence: pence.nullable(),
  /** When it last took a package on under this framework; null: never. */
  lastPlacedAt: instant.nullable(),
});
export type Candidate = z.output<typeof candidate>;

/** Hexadecimal, drawn before anybody answers and recorded with the step: nobody can draw again. */
export const seed = z.string().regex(/^[0-9a-f]{32}$/);

/** A step of the order began: its offers follow. It holds everything that the choice of whom to ask rested on. */
export class StepOpened extends event('StepOpened', {
  ...of,
  version,
  round,
  role,
  policyVersion: z.int().min(1),
  /** Whether all are asked at once, one after the other, or rank by rank. */
  invite: z.enum(['all', 'one', 'rank']),
  criteria: z.array(criterion).min(1),
  /** In the order in which they come. */
  candidates: z.array(candidate),
  /** The offers made, in the order of the candidates. */
  invited: z.array(reference),
  seed,
  deadline: instant,
  /** Why it was opened while an earlier step was still open; null: it was not. */
  parallel: reasonCode.nullable(),
}) {}

/** What one who said yes was compared by, besides what the step recorded. */
export const contender = candidate.extend({ offer: reference, able: z.boolean() });
export type Contender = z.output<typeof contender>;

/** Of those who said yes in a step one was chosen. */
export class ProviderChosen extends event('ProviderChosen', {
  ...of,
  version,
  round,
  role,
  policyVersion: z.int().min(1),
  offer: reference,
  provider: reference,
  criteria: z.array(criterion).min(1),
  /** In the order in which they come: the first is chosen. */
  contenders: z.array(contender).min(1),
  /** The criterion that told the first from the second; null: there was one only. */
  decidedBy: criterion.nullable(),
  seed,
}) {}
/** Said yes and was not chosen, and the criterion that told the chosen one from it. */
export class OfferNotChosen extends event('OfferNotChosen', {
  ...of,
  offer: reference,
  because: criterion,
}) {}

const placement = {
  ...of,
  version,
  package: reference,
  provider: reference,
  weeklyMinutes: minutes,
  placedAt: instant,
};
export class ReferralPlaced extends event('ReferralPlaced', { ...placement, offer: reference }) {}
/** Every step of the round was tried and nobody took it. */
export class ReferralUnplaced extends event('ReferralUnplaced', {
  ...of,
  version,
  round,
  at: instant,
  reason: reasonCode,
}) {}
/** The order begins anew with the same need. */
export class RoundOpened extends event('RoundOpened', { ...of, version, round, reason: reasonCode }) {}

const outside = { provider: reference, ground: reasonCode, evidence: label };
/** Somebody asks for a place outside the framework; a second person decides. */
export class OffFrameworkRequested extends event('OffFrameworkRequested', {
  ...of,
  ...outside,
  requestedAt: instant,
  requestedBy: reference,
}) {}
export class OffFrameworkRefused extends event('OffFrameworkRefused', {
  ...of,
  decidedAt: instant,
  decidedBy: reference,
}) {}
export class ReferralPlacedOffFramework extends event('ReferralPlacedOffFramework', {
  ...placement,
  ...outside,
  requestedBy: reference,
  approvedBy: reference,
  /** Whether every step of the order had been tried. */
  exhausted: z.boolean(),
}) {}
/** A second person lets somebody with an interest in a provider go on with this referral. */
export class ConflictOverridden extends event('ConflictOverridden', {
  ...of,
  person: reference,
  overriddenBy: reference,
  evidence: label,
}) {}

export type OrderEvent =
  | StepOpened
  | ProviderChosen
  | OfferNotChosen
  | ReferralPlaced
  | ReferralUnplaced
  | RoundOpened
  | OffFrameworkRequested
  | OffFrameworkRefused
  | ReferralPlacedOffFramework
  | ConflictOverridden;
