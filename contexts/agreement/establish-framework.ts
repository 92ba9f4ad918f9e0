import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, EventStore, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ambiguousWith } from './ambiguous-with.ts';
import { framework, type Framework } from './framework.ts';
import {
  FrameworkEstablished,
  frameworkFacts,
  PolicyAdopted,
  type FrameworkEvent,
} from './framework.events.ts';
import { mergePolicy, policyOverrides } from './merge-policy.ts';
import { defaultPolicy } from './policy-document.ts';

/** `policy`: what differs from the default policy (README.md, "The policy"). */
export class EstablishFramework extends command(
  { ...frameworkFacts, policy: policyOverrides.optional() },
  mayBeAskedBy('contract-manager'),
) {}

/** @param others the references of every framework on record */
export const establishFramework =
  (
    { policy: overrides = {}, ...terms }: EstablishFramework,
    others: readonly string[],
  ): Decide<Framework, FrameworkEvent> =>
  (state) => {
    const policy = mergePolicy(defaultPolicy, overrides);
    if (state.terms) {
      const known = canonicalize([state.terms, state.policies[0]?.policy ?? null]);
      if (known === canonicalize([terms, policy])) return [];
      throw new Rejection(
        'framework-exists',
        `Framework ${terms.framework} is established on other terms: give the new one another reference.`,
      );
    }
    const [other] = ambiguousWith(terms.framework, others);
    if (other !== undefined) {
      throw new Rejection(
        'framework-reference-ambiguous',
        `Of ${terms.framework} and ${other} one begins with the other and a "-": choose another reference.`,
      );
    }
    if (terms.endsOn <= terms.startsOn) {
      throw new Rejection('framework-ends-before-it-starts', 'Give an endsOn that is after startsOn.');
    }
    return [
      new FrameworkEstablished(terms),
      new PolicyAdopted({
        framework: terms.framework,
        version: 1,
        effectiveFrom: terms.startsOn,
        policy,
        reason: 'Adopted with the framework agreement',
      }),
    ];
  };

@CommandHandler(EstablishFramework)
export class EstablishFrameworkHandler implements ICommandHandler<EstablishFramework> {
  /** One at a time, so that two new frameworks see each other. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly aggregates: Aggregates,
    private readonly store: EventStore,
  ) {}

  execute(establish: EstablishFramework) {
    const done = this.turn.then(async () => {
      const others = await this.established();
      return this.aggregates.transact(framework, establish.framework, establishFramework(establish, others));
    });
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async established(): Promise<readonly string[]> {
    const references: string[] = [];
    for (let from = 0, end = false; !end;) {
      const slice = await this.store.readAll({ from, filter: { types: [FrameworkEstablished.type] } });
      references.push(...slice.events.map(({ data }) => String(data['framework'])));
      ({ next: from, end } = slice);
    }
    return references;
  }
}
