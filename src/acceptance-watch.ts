import { Principal } from '#access';
import { type Clock, localDate, originOf, type Projections, withOrigin } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { AssessAcceptance } from '../contexts/performance/index.ts';
import { allFrameworks } from '../projections/frameworks/index.ts';

/** Assesses every framework as of today, once: raises what became a breach and closes what is over. */
export async function assessAcceptance(projections: Projections, bus: CommandBus): Promise<void> {
  const by = Principal.system('acceptance-watch');
  for (const { framework } of allFrameworks(await projections.views()))
    await withOrigin(originOf(by), () => bus.execute(new AssessAcceptance({ framework })));
}

/**
 * Assesses at the start and after each midnight in Europe/London: the window moves even when nothing happens. The
 * date is looked at every minute, so a sleeping machine or a clock that was set is noticed; assessing twice is harmless.
 */
export class AcceptanceWatch {
  private assessed: string | undefined;
  private readonly timer: NodeJS.Timeout;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly projections: Projections,
    private readonly bus: CommandBus,
    private readonly failed: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => this.look(), 60_000).unref();
    this.look();
  }

  /** Assesses when a new day has begun; tries again a minute later when that failed. */
  look(): void {
    const today = localDate(this.clock.now());
    if (today === this.assessed) return;
    this.assessed = today;
    this.working = this.working
      .then(() => assessAcceptance(this.projections, this.bus))
      .catch((error: unknown) => {
        this.assessed = undefined;
        this.failed(error);
      });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }
}
