import { Aggregates, type Decide, type Receipt } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { framework } from '../../agreement/index.ts';
import { type Asker, askerNow } from '../conflicts/asker.ts';
import { demandNoConflict } from '../conflicts/demand-no-conflict.ts';
import { closed, demandKnown } from '../order/closed.ts';
import { Placements } from '../order/placements.ts';
import type { Framework } from './framework.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';

/** What a decision on a need rests on. */
export interface Ground {
  readonly framework: Framework;
  /** Whether it is with a provider, as far as only the read side knows it. */
  readonly placed: boolean;
  /** Null: Evenhand itself. */
  readonly asker: Asker | null;
}

/**
 * What is needed, while it can change. Refused `referral-unknown`, `referral-withdrawn`, `referral-split`,
 * `referral-placed`, and `conflict-of-interest` when it is not for the one who asks.
 */
export function demandChangeable(
  state: Referral,
  ground: Ground,
  ...others: readonly string[]
): NonNullable<Referral['need']> {
  const need = demandKnown(state);
  const over = closed(state, ground);
  if (over) throw over;
  demandNoConflict(state, ground.asker, others);
  return need;
}

/** Looks up what a decision on the need of a referral rests on, and has it decided. */
@Injectable()
export class NeedDesk {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly placements: Placements,
  ) {}

  /** Rejects as `Aggregates.transact`. */
  async transact(
    of: { readonly framework: string; readonly referral: string },
    decide: (ground: Ground) => Decide<Referral, ReferralEvent>,
  ): Promise<Receipt> {
    const ground: Ground = {
      framework: await this.aggregates.load(framework, of.framework),
      placed: await this.placements.placed(of.framework, of.referral),
      asker: await askerNow(this.aggregates),
    };
    return this.aggregates.transact(referral, `${of.framework}-${of.referral}`, decide(ground));
  }
}
