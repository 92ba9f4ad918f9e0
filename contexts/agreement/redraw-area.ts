import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, date, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { established } from './established.ts';
import { framework, type Framework } from './framework.ts';
import { AreaRedrawn, type FrameworkEvent } from './framework.events.ts';

/** The boundary of an area changed: which areas are there now, for information; offers stay where they were made (domain E28). */
export class RedrawArea extends command(
  { framework: reference, area: reference, into: z.array(reference).min(1).max(50), on: date, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const redrawArea =
  (redraw: RedrawArea): Decide<Framework, FrameworkEvent> =>
  (state) => {
    const { framework, area, on, reason } = redraw;
    established(state, framework);
    const into = [...new Set(redraw.into)].toSorted();
    const missing = [area, ...into].filter((each) => !state.areas.has(each));
    if (missing.length > 0)
      throw new Rejection('area-unknown', `There is no area ${missing.join(', ')}: define it first.`);
    const facts = { framework, area, into, on, reason };
    const known = state.redrawn.some((each) => canonicalize(each) === canonicalize(facts));
    return known ? [] : [new AreaRedrawn(facts)];
  };

@CommandHandler(RedrawArea)
export class RedrawAreaHandler implements ICommandHandler<RedrawArea> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(redraw: RedrawArea) {
    return this.aggregates.transact(framework, redraw.framework, redrawArea(redraw));
  }
}
