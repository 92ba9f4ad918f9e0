import { command, mayBeAskedBy } from '#access';
import { addDays, Aggregates, canonicalize, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from './established.ts';
import { framework, type Framework } from './framework.ts';
import type { FrameworkEvent } from './framework.events.ts';
import { GenerationOpened } from './generation.events.ts';

/**
 * Opens the framework to new providers again. Section 49 of the Procurement Act 2023 says how an open framework does so;
 * a light touch framework of an older law, or one under the PSR, does it as it was advertised: `reason` says where that
 * is written, whatever the regime.
 */
export class OpenGeneration extends command(
  GenerationOpened.schema.shape,
  mayBeAskedBy('contract-manager'),
) {}

export const openGeneration =
  (open: OpenGeneration): Decide<Framework, FrameworkEvent> =>
  (state) => {
    const { generation, opensOn, closesOn } = open;
    const { startsOn, endsOn } = established(state, open.framework);
    const known = state.generations.find((each) => each.generation === generation);
    if (known && canonicalize(known) === canonicalize({ ...open })) return [];
    const last = state.generations.at(-1);
    const next = (last?.generation ?? 1) + 1;
    if (generation !== next || opensOn < (last?.opensOn ?? startsOn))
      throw new Rejection(
        'generation-out-of-turn',
        `Generation ${next} comes next, and opens on ${last?.opensOn ?? startsOn} or later: open that one.`,
      );
    if (closesOn !== null && closesOn <= opensOn)
      throw new Rejection('generation-closes-before-it-opens', 'Let it close after it opens, or give null.');
    if (opensOn > endsOn || (closesOn !== null && closesOn > addDays(endsOn, 1)))
      throw new Rejection(
        'generation-outside-framework',
        `The framework runs from ${startsOn} to ${endsOn}: open the generation within it.`,
      );
    return [new GenerationOpened(open)];
  };

@CommandHandler(OpenGeneration)
export class OpenGenerationHandler implements ICommandHandler<OpenGeneration> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(open: OpenGeneration) {
    return this.aggregates.transact(framework, open.framework, openGeneration(open));
  }
}
