import { event, reference } from '#event-sourcing';
import { z } from 'zod';

export const accountOrigin = z.enum(['set-up', 'invitation', 'oidc', 'demonstration', 'break-glass']);
export const signInFactor = z.enum([
  'totp',
  'passkey',
  'recovery-code',
  'oidc',
  'demonstration-link',
  'break-glass',
]);
export const sessionEnd = z.enum(['signed-out', 'revoked']);
export const passwordOrigin = z.enum(['set-up', 'invitation', 'changed', 'reset']);
export const secondFactor = z.enum(['totp', 'passkey']);
export const linkPurpose = z.enum(['invitation', 'reset']);

const grantedRole = z.enum(['administrator', 'contract-manager', 'broker', 'auditor', 'provider', 'service']);

/** Roles, each once and in one order, so that equal sets are equal. */
export const grantedRoles = z
  .array(grantedRole)
  .max(20)
  .overwrite((roles) => grantedRole.options.filter((role) => roles.includes(role)));

/** All that a user may do, and for which provider; null: for none. */
export const grantFacts = { user: reference, roles: grantedRoles, provider: reference.nullable() };
export const sessionFacts = { user: reference, session: reference };
/** `credential` tells one passkey or authenticator of a user from another; it is no secret. */
export const factorFacts = { user: reference, factor: secondFactor, credential: reference };

export class AccountOpened extends event('AccountOpened', { user: reference, how: accountOrigin }) {}
/** These and no others, from now on. */
export class RolesGranted extends event('RolesGranted', grantFacts) {}
export class AccountClosed extends event('AccountClosed', { user: reference }) {}
export class AccountReopened extends event('AccountReopened', { user: reference }) {}
export class SignedIn extends event('SignedIn', { ...sessionFacts, factor: signInFactor }) {}
export class SessionEnded extends event('SessionEnded', { ...sessionFacts, how: sessionEnd }) {}
/** All that were begun until now. */
export class SessionsRevoked extends event('SessionsRevoked', { user: reference }) {}
export class PasswordSet extends event('PasswordSet', { user: reference, how: passwordOrigin }) {}
export class SecondFactorAdded extends event('SecondFactorAdded', factorFacts) {}
export class SecondFactorRemoved extends event('SecondFactorRemoved', factorFacts) {}
export class RecoveryCodesIssued extends event('RecoveryCodesIssued', { user: reference }) {}
export class LinkIssued extends event('LinkIssued', { user: reference, purpose: linkPurpose }) {}

export type AccountEvent =
  | AccountOpened
  | RolesGranted
  | AccountClosed
  | AccountReopened
  | SignedIn
  | SessionEnded
  | SessionsRevoked
  | PasswordSet
  | SecondFactorAdded
  | SecondFactorRemoved
  | RecoveryCodesIssued
  | LinkIssued;
