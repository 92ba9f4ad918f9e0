import { EventStore, type Instant, Projections, type Views } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { Placements } from '../../contexts/referrals/index.ts';
import { lastPlacedAt, lastPlacements } from './last-placements.ts';
import { standingOf } from './referral-row.ts';
import { referrals } from './referrals.ts';

/** The live views as whoever decides on the order asks for them: as far as the log went when the question came. */
@Injectable()
export class LivePlacements extends Placements {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {
    super();
  }

  override async lastPlaced(
    framework: string,
    providers: readonly string[],
  ): Promise<ReadonlyMap<string, Instant>> {
    const views = await this.upToDate();
    return new Map(
      providers.flatMap((provider) => {
        const row = views.get(lastPlacements, `${framework}/${provider}`);
        const at = row && lastPlacedAt(row);
        return at === undefined ? [] : [[provider, at] as const];
      }),
    );
  }

  override async placed(framework: string, referral: string): Promise<boolean> {
    const row = (await this.upToDate()).get(referrals, `${framework}/${referral}`);
    return row !== undefined && standingOf(row) === 'placed';
  }

  private async upToDate(): Promise<Views> {
    const last = await this.store.last();
    if (last !== null) await this.projections.reached(last);
    return this.projections.views();
  }
}
