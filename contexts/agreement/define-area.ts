import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework, type Framework } from './framework.ts';
import { AreaDefined, areaFacts, type FrameworkEvent } from './framework.events.ts';
import { established } from './established.ts';

/** An area with its level (S4:40-43): 1 large volume, 2 smaller and more rural, 3 occasional need. */
export class DefineArea extends command(areaFacts, mayBeAskedBy('contract-manager')) {}

export const defineArea =
  (define: DefineArea): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, define.framework);
    const known = state.areas.get(define.area);
    if (!known) return [new AreaDefined(define)];
    if (canonicalize(known) === canonicalize({ ...define })) return [];
    throw new Rejection(
      'area-exists',
      `Area ${define.area} is defined otherwise: give the new area another reference.`,
    );
  };

@CommandHandler(DefineArea)
export class DefineAreaHandler implements ICommandHandler<DefineArea> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(define: DefineArea) {
    return this.aggregates.transact(framework, define.framework, defineArea(define));
  }
}
