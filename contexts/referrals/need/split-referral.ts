import { command, mayBeAskedBy } from '#access';
import { Aggregates, Clock, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { policyOn } from '../../agreement/index.ts';
import { openOffer } from '../answers/open-offer.ts';
import { type ReferralEvent, ReferralSplit } from '../referral.events.ts';
import { ofThisVersion } from '../referral-state.ts';
import { referral, type Referral } from '../referral.ts';
import { demandChangeable, type Ground, NeedDesk } from './need-desk.ts';
import { isSuspended } from './is-suspended.ts';
import { takeBack } from './take-back.ts';

/** Gives the provider the part that it would take, and refers the rest anew (domain E9). */
export class SplitReferral extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** The provider's part, and the rest. */
export const partsOf = ({ referral }: { readonly referral: string }): readonly [string, string] => [
  `${referral}.a`,
  `${referral}.b`,
];

/** What a split rests on, besides what any change of a need does. */
export interface SplitGround extends Ground {
  /** Whether a part's reference is another referral's. */
  readonly taken: boolean;
  /** Whether the council has suspended the provider that would take the part. */
  readonly suspended: boolean;
}

export const splitReferral =
  (split: SplitReferral, ground: SplitGround): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { framework, referral, offer } = split;
    if (state.split && state.offers.get(offer)?.reason === 'SPLIT') return [];
    const need = demandChangeable(state, ground);
    const { partly } = openOffer(state, split);
    if (partly === null)
      throw new Rejection('part-unknown', `Nobody would take a part of ${offer}: wait for an answer.`);
    if (policyOn(ground.framework.policies, localDate(now)).partial !== 'split')
      throw new Rejection(
        'part-is-decline',
        'The policy splits no referral: refuse the part, which declines the offer.',
      );
    const yes = ofThisVersion(state).find(([, { outcome }]) => outcome === 'accepted');
    if (yes)
      throw new Rejection(
        'already-accepted',
        `${yes[1].provider} said yes to all of it: refuse the part, and go on with that answer.`,
      );
    if (ground.suspended)
      throw new Rejection(
        'provider-suspended',
        'The provider has been suspended since it answered: refuse the part, and go on with the order.',
      );
    if (ground.taken)
      throw new Rejection(
        'referral-exists',
        `There is a referral ${partsOf(split).join(' or ')} already: refer the customer anew in two parts.`,
      );
    const [a, b] = partsOf(split);
    const parts = [
      { referral: a, weeklyMinutes: partly },
      { referral: b, weeklyMinutes: need.weeklyMinutes - partly },
    ];
    return [...takeBack(state, need, now, 'SPLIT'), new ReferralSplit({ framework, referral, offer, parts })];
  };

@CommandHandler(SplitReferral)
export class SplitReferralHandler implements ICommandHandler<SplitReferral> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: NeedDesk,
    private readonly clock: Clock,
  ) {}

  async execute(split: SplitReferral) {
    const parts = partsOf(split).map((part) => this.aggregates.load(referral, `${split.framework}-${part}`));
    const taken = (await Promise.all(parts)).some(({ need }) => need !== null);
    const { offers } = await this.aggregates.load(referral, `${split.framework}-${split.referral}`);
    const by = offers.get(split.offer)?.provider;
    const suspended = by !== undefined && (await isSuspended(this.aggregates, by, this.clock.now()));
    return this.desk.transact(split, (ground) => splitReferral(split, { ...ground, taken, suspended }));
  }
}
