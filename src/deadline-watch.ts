import { Principal } from '#access';
import { type Clock, type Instant, originOf, type Projections, Rejection, withOrigin } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { LapseOffer } from '../contexts/referrals/answers/lapse-offer.ts';
import { allFrameworks } from '../projections/frameworks/index.ts';
import { referrals } from '../projections/referrals/index.ts';

/** How often the open offers are looked at, in milliseconds. */
const often = 2_000;

interface Due {
  readonly framework: string;
  readonly referral: string;
  readonly offer: string;
  readonly deadline: Instant;
}

/**
 * Asks that every open offer of ours lapses whose deadline has passed, at the start and every two seconds: what is due
 * comes from the views and whether it lapses from the stream, so a restart, a clock that was set, a week off or a second
 * node make no lapse come twice or never. Offers that only an import told of, and answers that wait for a decision of
 * the council's, are left alone.
 */
export class DeadlineWatch {
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  /** A failure that lasts is told once. */
  private failing = false;

  constructor(
    private readonly clock: Clock,
    private readonly projections: Projections,
    private readonly bus: CommandBus,
    private readonly failed: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => void this.look(), often).unref();
    void this.look();
  }

  /** Resolves when everything that was due has been asked for; what failed is tried again at the next look. */
  look(): Promise<void> {
    this.looking ??= this.lapse()
      .then(
        () => (this.failing = false),
        (error: unknown) => {
          if (!this.failing) this.failed(error);
          this.failing = true;
        },
      )
      .then(() => (this.looking = undefined));
    return this.looking;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async due(now: Instant): Promise<readonly Due[]> {
    const views = await this.projections.views();
    return [...allFrameworks(views)].flatMap(({ framework }) =>
      views
        .withTerm(referrals, `${framework}/open/`, `${framework}/open/${now}`)
        .flatMap(({ referral, offers }) =>
          offers
            .filter(
              ({ outcome, round, deadline }) => outcome === 'pending' && round !== null && deadline < now,
            )
            .filter(({ counter, partly, withdrawal }) => !(counter ?? partly ?? withdrawal))
            .map(({ offer, deadline }) => ({ framework, referral, offer, deadline })),
        ),
    );
  }

  private async lapse(): Promise<void> {
    for (const { deadline, ...about } of await this.due(this.clock.now())) {
      const origin = originOf(Principal.system('deadline-watch'), { occurred: deadline });
      try {
        await withOrigin(origin, () => this.bus.execute(new LapseOffer(about)));
      } catch (error) {
        // Answered or decided since the views were made.
        if (!(error instanceof Rejection)) throw error;
      }
    }
  }
}
