import { command, mayBeAskedBy, ProviderScope } from '#access';
import {
  Aggregates,
  currentOrigin,
  type Decide,
  localDate,
  type LocalDate,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework, policyOn } from '../../agreement/index.ts';
import { offerNamed } from '../answers/offer-named.ts';
import { DeclineExemptionRequested, type ReferralEvent } from '../referral.events.ts';
import { type Offer, referral, type Referral } from '../referral.ts';

/** Asks that an offer that was declined, or lapsed, should not count against the provider; somebody else decides. */
export class RequestExemption extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

/** What the request rests on. */
export interface Grounds {
  /** Who asks: everybody who stands behind it. */
  readonly askedBy: string;
  /** Whose offers the one who asks may know. */
  readonly visible: (provider: string) => boolean;
  /** The reasons that the policy in force on a date lets be exempt. */
  readonly reasonsOn: (date: LocalDate) => readonly string[];
}

function demandExemptible({ outcome, deadline, decidedAt, reason }: Offer, reasonsOn: Grounds['reasonsOn']) {
  if (outcome !== 'declined' && outcome !== 'lapsed')
    throw new Rejection(
      'offer-not-declined',
      `This offer is ${outcome}: only one that was declined, or lapsed, can be exempt.`,
    );
  const reasons = reasonsOn(localDate(decidedAt ?? deadline));
  if (reason === null || !reasons.includes(reason))
    throw new Rejection(
      'reason-not-exempt',
      `The reason on record is ${reason ?? 'none'}. The policy exempts ${reasons.join(', ') || 'no reason'}: ` +
        'ask the council if the record is wrong.',
    );
}

export const requestExemption =
  (
    { framework, referral, offer }: RequestExemption,
    { askedBy, visible, reasonsOn }: Grounds,
  ): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = offerNamed(state, { offer, referral }, visible);
    const last = known.exemptions.at(-1);
    if (last?.decision === null && last.requestedBy === askedBy) return [];
    if (last)
      throw new Rejection(
        'exemption-requested',
        last.decision === null
          ? 'Somebody has asked for this already: wait for the decision.'
          : 'This was asked for and decided already: the decision stands.',
      );
    demandExemptible(known, reasonsOn);
    const asked = { framework, referral, offer, requestedAt: now, requestedBy: askedBy };
    return [new DeclineExemptionRequested(asked)];
  };

@CommandHandler(RequestExemption)
export class RequestExemptionHandler implements ICommandHandler<RequestExemption> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(request: RequestExemption) {
    const scope = ProviderScope.inForce();
    const { policies } = await this.aggregates.load(framework, request.framework);
    const grounds: Grounds = {
      askedBy: currentOrigin().by.id,
      visible: (provider) => scope.covers(provider),
      reasonsOn: (date) => policyOn(policies, date).exemptReasons,
    };
    const stream = `${request.framework}-${request.referral}`;
    return this.aggregates.transact(referral, stream, requestExemption(request, grounds));
  }
}
