import { command, mayBeAskedBy } from '#access';
import { type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { offerRole, StepSkipped, type ReferralEvent } from '../referral.events.ts';
import { openOffers, type Referral } from '../referral-state.ts';
import { demandKnown, demandOpen } from './closed.ts';
import { OrderDesk } from './order-desk.ts';
import { passOver } from './pass-over.ts';
import { skipOf } from './rank.ts';
import { accepted } from './said-yes.ts';
import { skipReason } from './skip-reason.ts';
import type { Ground } from './standing.ts';
import type { Turn } from './turn.ts';

/** Passes over a provider whose turn it is, with the reason: the only way past a step. */
export class SkipStep extends command(
  {
    framework: reference,
    referral: reference,
    role: offerRole,
    provider: reference.nullable(),
    reason: skipReason,
  },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** A reason that Evenhand can check must be true: a skip without one breaks the order. */
function demandGrounds({ role, provider, reason }: SkipStep, { policy, level, holders }: Ground): void {
  if (!(policy.order[level] ?? []).includes(role))
    throw new Rejection(
      'role-not-in-level',
      `The policy asks no ${role} in an area of level ${level}: skip a role that it has.`,
    );
  const held = holders.filter((each) => each.role === role);
  if ((reason === 'NO_HOLDER') !== (provider === null) || (provider === null && held.length > 0))
    throw new Rejection(
      'skip-unfounded',
      'NO_HOLDER is for a role that nobody holds, and names no provider; every other reason names one.',
    );
  const holder = held.find((each) => each.provider === provider);
  if ((reason === 'SUSPENDED' && !holder?.suspended) || (reason === 'BELOW_GOOD' && !holder?.belowGood))
    throw new Rejection(
      'skip-unfounded',
      `The record does not say ${reason} of ${provider}: give the true reason, or mend the record first.`,
    );
}

/** Somebody is asked, said yes, or everybody was asked. */
const nobodysTurn = (state: Referral) =>
  openOffers(state).length > 0 || accepted(state).length > 0 || state.unplaced;

export const skipStep =
  (skip: SkipStep, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { framework, referral } = demandKnown(state);
    demandOpen(state, ground);
    const { role, provider, reason } = skip;
    if (skipOf(state, role, provider)?.reason === reason) return [];
    demandGrounds(skip, ground);
    if (reason === 'CUSTOMER_CHOICE' && provider === state.preferred)
      throw new Rejection(
        'skip-unfounded',
        `The customer would rather have ${provider}: give the true reason, or record another preference first.`,
      );
    const named = ({ role: asked, ranked, waiting }: Turn) =>
      asked === role &&
      (ranked.length === 0
        ? provider === null
        : waiting.some(({ candidate }) => candidate.provider === provider));
    const { skipped, turn } = passOver(state, ground, now, named);
    if (nobodysTurn(state) || !turn || !named(turn))
      throw new Rejection(
        'not-its-turn',
        `It is not the turn of ${provider ?? `a ${role} provider`}: only whoever is next, and was not asked, is skipped.`,
      );
    return [...skipped, new StepSkipped({ framework, referral, role, provider, at: now, reason })];
  };

@CommandHandler(SkipStep)
export class SkipStepHandler implements ICommandHandler<SkipStep> {
  constructor(private readonly desk: OrderDesk) {}

  execute(skip: SkipStep) {
    return this.desk.transact(skip, (ground) => skipStep(skip, ground));
  }
}
