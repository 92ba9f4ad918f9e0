import { Aggregates, Clock, type Decide, localDate, type Receipt, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { adoptedOn, defaultPolicy, framework, rankedOn } from '../../agreement/index.ts';
import { rates } from '../../prices/index.ts';
import { provider } from '../../providers/index.ts';
import { askerNow } from '../conflicts/asker.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { demandKnown } from './closed.ts';
import { Placements } from './placements.ts';
import { Seeds } from './seeds.ts';
import type { Ground } from './standing.ts';
import { heldOn, standingOf } from './standings.ts';

interface Of {
  readonly framework: string;
  readonly referral: string;
}

/** Midnight has passed, or the customer's area has changed, since the ground was looked up. */
class GroundOutdated extends Error {
  override readonly name = 'GroundOutdated';
}

const attempts = 5;

/** Looks up what a decision on the order of a referral rests on, and has it decided. */
@Injectable()
export class OrderDesk {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
    private readonly placements: Placements,
    private readonly seeds: Seeds,
  ) {}

  /** Rejects with what `decide` throws, with Rejections `referral-unknown` and `framework-ended`, and as `transact`. */
  async transact(of: Of, decide: (ground: Ground) => Decide<Referral, ReferralEvent>): Promise<Receipt> {
    for (let attempt = 1; ; attempt++) {
      const ground = await this.lookUp(of);
      try {
        return await this.aggregates.transact(referral, `${of.framework}-${of.referral}`, (state, now) => {
          if (state.need?.area !== ground.area || localDate(now) !== ground.on) throw new GroundOutdated();
          return decide(ground)(state, now);
        });
      } catch (error) {
        if (!(error instanceof GroundOutdated) || attempt === attempts) throw error;
      }
    }
  }

  private async lookUp(of: Of): Promise<Ground> {
    const { area } = demandKnown(await this.aggregates.load(referral, `${of.framework}-${of.referral}`));
    const under = await this.aggregates.load(framework, of.framework);
    const { terms, areas, policies } = under;
    const on = localDate(this.clock.now());
    const level = areas.get(area)?.level;
    if (!terms || !level || on > terms.endsOn)
      throw new Rejection(
        'framework-ended',
        `The framework ${of.framework} has ended, or has no area ${area}: nobody can be asked under it.`,
      );
    const adopted = adoptedOn(policies, on);
    const held = heldOn(rankedOn(under, on), area, on);
    const providers = [...new Set(held.map((each) => each.provider))];
    const lastPlaced = await this.placements.lastPlaced(of.framework, providers);
    const holders = held.map(async (position) => {
      const reference = position.provider;
      const record = {
        provider: await this.aggregates.load(provider, reference),
        rates: await this.aggregates.load(rates, `${of.framework}-${reference}`),
        lastPlacedAt: lastPlaced.get(reference) ?? null,
      };
      return standingOf(position, record, on);
    });
    return {
      ...{ on, area, level },
      policyVersion: adopted?.version ?? 1,
      policy: adopted?.policy ?? defaultPolicy,
      holders: await Promise.all(holders),
      placed: await this.placements.placed(of.framework, of.referral),
      asker: await askerNow(this.aggregates),
      seed: this.seeds.draw(),
    };
  }
}
