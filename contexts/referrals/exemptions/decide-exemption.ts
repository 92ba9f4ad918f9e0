import { demandSecondPerson, type Principal } from '#access';
import { type Instant, Rejection } from '#event-sourcing';
import { offerNamed } from '../answers/offer-named.ts';
import type { Referral } from '../referral.ts';

/** Which exemption: of an offer there is one that waits for a decision. */
export interface Exempted {
  readonly framework: string;
  readonly referral: string;
  readonly offer: string;
}

/** Who decides. */
export type DecidedBy = Pick<Principal, 'id' | 'isBehind'>;

/**
 * The facts of a decision on the exemption that was asked for; undefined when it was decided so before. Another person
 * than the one who asked decides (domain E11). Refused `offer-unknown`, `exemption-unknown`, `exemption-decided`,
 * `second-person-needed`.
 */
export function decideExemption(
  state: Referral,
  { framework, referral, offer }: Exempted,
  decision: 'validated' | 'refused',
  by: DecidedBy,
  now: Instant,
) {
  const asked = offerNamed(state, { offer, referral }).exemptions.at(-1);
  if (!asked)
    throw new Rejection(
      'exemption-unknown',
      `Nobody has asked that ${offer} should not count: somebody must ask for it first.`,
    );
  if (asked.decision === decision) return undefined;
  if (asked.decision !== null)
    throw new Rejection('exemption-decided', `The exemption of ${offer} was ${asked.decision}: that stands.`);
  demandSecondPerson(by, asked.requestedBy, 'exemption');
  const { requestedAt } = asked;
  return { framework, referral, offer, requestedAt, decidedAt: now, decidedBy: by.id };
}
