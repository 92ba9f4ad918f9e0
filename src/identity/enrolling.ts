import type { Instant } from '#event-sourcing';

/** How far somebody is on the way from a link to an account that can sign in. */
export type EnrolmentStage = 'password' | 'authenticator' | 'recovery-codes';

/** What links of this kind are for. */
export type EnrolmentPurpose = 'set-up' | 'invitation' | 'reset';

/** Kept in the session of somebody who came by a link. */
export interface Enrolling {
  readonly user: string;
  readonly purpose: EnrolmentPurpose;
  /** Of the link, and once the password is chosen of another one, which only this session knows. */
  readonly secret: string;
  readonly until: Instant;
  readonly stage: EnrolmentStage;
}
