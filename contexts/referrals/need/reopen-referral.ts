import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, reasonCode, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contains, framework } from '../../agreement/index.ts';
import { carePackage } from '../../packages/index.ts';
import { ReferralAmended, type ReferralEvent, StepSkipped } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { ofThisVersion } from '../referral-state.ts';
import type { Framework } from './framework.ts';

/** The package that the referral became did not start, or came back: the customer needs a provider again. */
export class ReopenReferral extends command(
  { framework: reference, referral: reference, package: reference, reason: reasonCode },
  mayBeAskedBy('system'),
) {}

/**
 * The same need in a new version, offered from the first step on: each answer to it counts for itself (domain E16), and
 * whoever gave the package back is passed over, with the reason.
 *
 * @param provider whose package it was
 */
export const reopenReferral =
  (
    { package: reference, reason }: ReopenReferral,
    provider: string | null,
    { positions }: Framework,
  ): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { need, placed } = state;
    const taken = ofThisVersion(state).some(
      ([, each]) => each.outcome === 'accepted' && each.provider === provider,
    );
    if (!need || !provider || (placed ? placed.package !== reference : !taken)) return [];
    const { framework, referral, area } = need;
    const held = positions.filter(
      (each) => each.provider === provider && each.area === area && contains(each, localDate(now)),
    );
    return [
      new ReferralAmended({ ...need, version: need.version + 1, reason }),
      ...held.map(({ role }) => new StepSkipped({ framework, referral, role, provider, at: now, reason })),
    ];
  };

@CommandHandler(ReopenReferral)
export class ReopenReferralHandler implements ICommandHandler<ReopenReferral> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(reopen: ReopenReferral) {
    const { placed } = await this.aggregates.load(carePackage, `${reopen.framework}-${reopen.package}`);
    const under = await this.aggregates.load(framework, reopen.framework);
    const stream = `${reopen.framework}-${reopen.referral}`;
    const decide = reopenReferral(reopen, placed?.provider ?? null, under);
    return this.aggregates.transact(referral, stream, decide);
  }
}
