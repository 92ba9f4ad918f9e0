import { command, mayBeAskedBy } from '#access';
import { Aggregates, Clock, type Decide, type Instant, localDate, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contains, framework, policyOn } from '../../agreement/index.ts';
import { answerDeadline } from '../deadlines/answer-deadline.ts';
import { StepOpened } from '../order.events.ts';
import {
  CustomerPreferenceRecorded,
  OfferAccepted,
  type OfferRole,
  type ReferralEvent,
  ReferralOffered,
  ReferralReceived,
  StepSkipped,
} from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import type { Framework } from './framework.ts';
import { isSuspended } from './is-suspended.ts';

/** One part of a referral that was split: the first is with the provider that took it, the rest is offered from the first step on. */
export class ReceivePart extends command(
  { framework: reference, referral: reference, parent: reference },
  mayBeAskedBy('system'),
) {}

/** The provider is not asked for the rest: it has said how much it takes. */
const passedOver = (of: Of, role: OfferRole, provider: string, at: Instant) =>
  new StepSkipped({ ...of, role, provider, at, reason: 'SPLIT' });
interface Of {
  readonly framework: string;
  readonly referral: string;
}

/** Whoever holds an earlier role in the area today. */
function before(role: OfferRole, area: string, at: Instant, { areas, policies, positions }: Framework) {
  const on = localDate(at);
  const order = policyOn(policies, on).order[areas.get(area)?.level ?? 3] ?? [];
  const earlier = order.slice(0, Math.max(0, order.indexOf(role)));
  return positions.filter((held) => held.area === area && earlier.includes(held.role) && contains(held, on));
}

/** @param suspended whether the provider that would take the part is, by now: then it goes through the order too */
export const receivePart =
  (
    part: ReceivePart,
    parent: Referral,
    under: Framework,
    suspended: boolean,
  ): Decide<Referral, ReferralEvent> =>
  ({ need: known }, now) => {
    const share = parent.split?.parts.find(({ referral }) => referral === part.referral);
    const whole = parent.split && parent.offers.get(parent.split.offer);
    if (known || !share || !whole || !parent.need) return [];
    const { role, provider } = whole;
    const of = { framework: part.framework, referral: part.referral };
    const need = { ...parent.need, ...of, weeklyMinutes: share.weeklyMinutes, version: 1 };
    const received = [
      new ReferralReceived(need),
      ...(parent.preferred === null
        ? []
        : [new CustomerPreferenceRecorded({ ...of, provider: parent.preferred })]),
    ];
    const isFirst = share === parent.split?.parts[0];
    if (isFirst && suspended) return received;
    const step = parent.steps.findLast(({ invited }) => invited.includes(parent.split?.offer ?? ''));
    if (!isFirst || !step) return [...received, passedOver(of, role, provider, now)];

    const offer = `${part.referral}.1`;
    const policy = policyOn(under.policies, localDate(now));
    const deadline = answerDeadline(now, need.urgency, policy.deadline);
    const candidates = step.candidates.map((each) =>
      each.provider === provider ? each : { ...each, barredBy: 'SPLIT' },
    );
    return [
      ...received,
      ...before(role, need.area, now, under).map((held) => passedOver(of, held.role, held.provider, now)),
      new StepOpened({
        ...step,
        ...of,
        ...{ version: 1, round: 1, candidates, invited: [offer], deadline, parallel: null },
      }),
      new ReferralOffered({ ...of, offer, provider, role, offeredAt: now, deadline, version: 1 }),
      new OfferAccepted({ ...of, offer, decidedAt: now, reason: null }),
    ];
  };

@CommandHandler(ReceivePart)
export class ReceivePartHandler implements ICommandHandler<ReceivePart> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
  ) {}

  async execute(part: ReceivePart) {
    const parent = await this.aggregates.load(referral, `${part.framework}-${part.parent}`);
    const under = await this.aggregates.load(framework, part.framework);
    const by = parent.offers.get(parent.split?.offer ?? '')?.provider;
    const suspended = by !== undefined && (await isSuspended(this.aggregates, by, this.clock.now()));
    const stream = `${part.framework}-${part.referral}`;
    return this.aggregates.transact(referral, stream, receivePart(part, parent, under, suspended));
  }
}
