import { command, mayBeAskedBy } from '#access';
import {
  addDays,
  Aggregates,
  Clock,
  localDate,
  reference,
  type Decide,
  type Position,
  type Receipt,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AcceptanceFigures, type JudgedFigure } from './acceptance-figures.ts';
import { assessRangeOfNeeds } from './assess-range-of-needs.ts';
import type { Period } from './closed-period.ts';
import {
  AcceptanceBreachClosed,
  AcceptanceBreached,
  AcceptanceRestored,
  AcceptanceStillBelow,
  type PerformanceEvent,
} from './performance.events.ts';
import { acceptanceOf, positionAcceptance, type PositionAcceptance } from './position-acceptance.ts';

/** Judges, as of today, every position of the framework, or those of one provider, area or role. */
export class AssessAcceptance extends command(
  {
    framework: reference,
    provider: reference.optional(),
    area: reference.optional(),
    role: z.enum(['primary', 'secondary']).optional(),
  },
  mayBeAskedBy('contract-manager', 'system'),
) {}

/** Another node has judged the position meanwhile: the figures have to be asked for again. */
export class FiguresOutOfDate extends Error {
  override readonly name = 'FiguresOutOfDate';
}

const attempts = 5;

function assessMinimum(
  framework: string,
  { status, held, needs: _needs, ...figure }: JudgedFigure,
  period: Period | null,
  { breached, told }: PositionAcceptance,
): readonly PerformanceEvent[] {
  const { provider, area, role, asOf } = figure;
  if (breached && !held) {
    return [
      new AcceptanceBreachClosed({ framework, provider, area, role, asOf, reason: 'position-vacated' }),
    ];
  }
  if (breached && status === 'met') return [new AcceptanceRestored({ framework, ...figure })];
  if (breached && status === 'below' && period && told < period.to) {
    return [new AcceptanceStillBelow({ framework, ...figure, period })];
  }
  if (!breached && held && status === 'below') return [new AcceptanceBreached({ framework, ...figure })];
  return [];
}

/**
 * S4:107-109, edge-triggered: a breach opens when a held position becomes `below`, only `met` restores
 * it, and it closes when the position is no longer held. While it lasts it is told again, once after the close
 * of each payment period (domain E32). Every other status changes nothing, and so does the day before the one that was
 * judged last: another node's clock is past midnight already.
 *
 * @param through the figure knows everything recorded up to here.
 * @param period the payment period that closed last
 * @throws FiguresOutOfDate when the position was judged by more than that.
 */
export const assessAcceptance =
  (
    framework: string,
    judged: JudgedFigure,
    through: Position | null,
    period: Period | null,
  ): Decide<PositionAcceptance, PerformanceEvent> =>
  (position) => {
    const { provider, area, asOf } = judged;
    const { last } = position;
    if (last && last.position > (through ?? -1))
      throw new FiguresOutOfDate(
        `${provider} in ${area} was judged at ${last.position}, after these figures.`,
      );
    if (last && asOf === addDays(last.asOf, -1)) return [];
    return [
      ...assessMinimum(framework, judged, period, position),
      ...assessRangeOfNeeds(framework, judged, position),
    ];
  };

@CommandHandler(AssessAcceptance)
export class AssessAcceptanceHandler implements ICommandHandler<AssessAcceptance> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
    private readonly figures: AcceptanceFigures,
  ) {}

  /** The receipt counts the events of all positions; `stream` names where they lie, `position` is the last one. */
  async execute(assess: AssessAcceptance): Promise<Receipt> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.assess(assess);
      } catch (error) {
        if (!(error instanceof FiguresOutOfDate) || attempt === attempts) throw error;
      }
    }
  }

  private async assess({ framework, ...part }: AssessAcceptance): Promise<Receipt> {
    const stream = `${positionAcceptance.category}-${framework}`;
    let events = 0;
    let position: Receipt['position'] = null;
    const today = localDate(this.clock.now());
    const { through, figures, period } = await this.figures.asOf(framework, today, part);
    for (const figure of figures) {
      const receipt = await this.aggregates.transact(
        positionAcceptance,
        acceptanceOf(framework, figure),
        assessAcceptance(framework, figure, through, period),
      );
      if (receipt.events > 0) ({ position } = receipt);
      events += receipt.events;
    }
    return { stream, revision: null, position, events };
  }
}
