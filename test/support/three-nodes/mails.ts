import type { Claims, Perform, Policy } from '#event-sourcing';
import type { AcceptanceBreached, AcceptanceRestored } from '../../../contexts/performance/index.ts';
import type { OfferLapsed } from '../../../contexts/referrals/index.ts';

/** Sends a mail, of which only the key matters: what a node does outside the log. */
export class SendMail {
  constructor(private readonly event: string) {}

  by(claims: Claims, send: Perform): Promise<unknown> {
    return claims.perform(['mail', this.event], send);
  }
}

const mail = (_: object, { id }: { readonly id: string }) => [new SendMail(id)];

export const whenSomebodyMustKnow: Policy<OfferLapsed | AcceptanceBreached | AcceptanceRestored> = {
  name: 'mail-when-somebody-must-know',
  react: { OfferLapsed: mail, AcceptanceBreached: mail, AcceptanceRestored: mail },
};
