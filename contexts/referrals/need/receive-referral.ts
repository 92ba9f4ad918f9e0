import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  canonicalize,
  currentOrigin,
  type Decide,
  instant,
  type Instant,
  localDate,
  reference,
  Rejection,
  withOrigin,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../../agreement/index.ts';
import { type ReferralEvent, ReferralReceived } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { demandArea } from './demand-area.ts';
import { need } from './need.ts';
import type { Framework } from './framework.ts';

/** The council needs a provider for a package of care. `raisedAt` left out: now. */
export class ReceiveReferral extends command(
  { framework: reference, referral: reference, ...need, raisedAt: instant.optional() },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** Its offers, its package and its parts are named after it: they need room. */
const longest = 48;

function demandTimely(raisedAt: Instant, now: Instant, { terms }: Framework, reference: string): void {
  if (!terms)
    throw new Rejection('framework-unknown', `There is no framework ${reference}: establish it first.`);
  if (raisedAt > now)
    throw new Rejection(
      'raised-in-future',
      `It is ${now} now: a referral is received once it was raised. Leave out "raisedAt" for now.`,
    );
  const on = localDate(raisedAt);
  if (on < terms.startsOn || on > terms.endsOn)
    throw new Rejection(
      'referral-outside-framework',
      `The framework runs from ${terms.startsOn} to ${terms.endsOn}: refer within it, or under another.`,
    );
}

export const receiveReferral =
  (receive: ReceiveReferral, under: Framework): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const raisedAt = receive.raisedAt ?? state.need?.raisedAt ?? now;
    const received = new ReferralReceived({ ...receive, raisedAt, version: state.need?.version ?? 1 });
    if (state.need) {
      const { type: _type, ...facts } = received;
      if (canonicalize(facts) === canonicalize({ ...state.need })) return [];
      throw new Rejection(
        'referral-exists',
        `There is a referral ${receive.referral} with another need: amend it, or give the new one another reference.`,
      );
    }
    if (receive.referral.length > longest)
      throw new Rejection(
        'referral-reference-long',
        `Give the referral a reference of at most ${longest} characters: its offers and its package are named after it.`,
      );
    demandTimely(raisedAt, now, under, receive.framework);
    demandArea(under, receive.area);
    return [received];
  };

@CommandHandler(ReceiveReferral)
export class ReceiveReferralHandler implements ICommandHandler<ReceiveReferral> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(receive: ReceiveReferral) {
    const under = await this.aggregates.load(framework, receive.framework);
    const { raisedAt } = receive;
    const stream = `${receive.framework}-${receive.referral}`;
    const origin = { ...currentOrigin(), ...(raisedAt === undefined ? {} : { occurred: raisedAt }) };
    return withOrigin(origin, () =>
      this.aggregates.transact(referral, stream, receiveReferral(receive, under)),
    );
  }
}
