import type { Instant, LocalDate } from '#event-sourcing';
import type { PolicyDocument } from '../../agreement/index.ts';

/** Which offer of which referral. */
export interface AboutOffer {
  readonly framework: string;
  readonly referral: string;
  readonly offer: string;
}

export const aboutOffer = ({ framework, referral, offer }: AboutOffer): AboutOffer => ({
  framework,
  referral,
  offer,
});

/** The reference of the referral's stream. */
export const streamOf = ({ framework, referral }: AboutOffer): string => `${framework}-${referral}`;

/** What a provider's answer is called where one is refused. */
export type Answer = 'accept' | 'decline' | 'counter' | 'accept-partly';

/** Whose answer it is, and by which rules it is taken. */
export interface Asker {
  /** Whether somebody of the council records it for the provider. */
  readonly council: boolean;
  /** Whose offers the one who asks may know. */
  readonly visible: (provider: string) => boolean;
}

/** The policy in force on a date. */
export type PolicyOn = (date: LocalDate) => PolicyDocument;

/** When an answer was given, when that is not now, and why it is recorded so late. */
export interface GivenEarlier {
  readonly answeredAt?: Instant | undefined;
  readonly lateReason?: string | undefined;
  readonly evidence?: string | undefined;
}
