import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, date, label, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from './established.ts';
import { framework, type Framework } from './framework.ts';
import { PolicyAdopted, type FrameworkEvent } from './framework.events.ts';
import { mergePolicy, policyOverrides } from './merge-policy.ts';
import { defaultPolicy } from './policy-document.ts';

/** `policy`: what changes; every other key stays as in the latest version. `reason`: the decision, where to find it. */
export class AdoptPolicy extends command(
  {
    framework: reference,
    effectiveFrom: date,
    policy: policyOverrides,
    reason: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

export const adoptPolicy =
  ({ framework, effectiveFrom, policy: overrides, reason }: AdoptPolicy): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, framework);
    const latest = state.policies.at(-1);
    if (latest && effectiveFrom < latest.effectiveFrom) {
      throw new Rejection(
        'policy-backdated',
        `Version ${latest.version} takes effect on ${latest.effectiveFrom}: give that date or a later one.`,
      );
    }
    const base = latest?.policy ?? defaultPolicy;
    const policy = mergePolicy(base, overrides);
    if (latest && canonicalize(policy) === canonicalize(base)) return [];
    return [
      new PolicyAdopted({ framework, version: (latest?.version ?? 0) + 1, effectiveFrom, policy, reason }),
    ];
  };

@CommandHandler(AdoptPolicy)
export class AdoptPolicyHandler implements ICommandHandler<AdoptPolicy> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(adopt: AdoptPolicy) {
    return this.aggregates.transact(framework, adopt.framework, adoptPolicy(adopt));
  }
}
