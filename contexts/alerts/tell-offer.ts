import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Referral, referral } from '../referrals/index.ts';
import { alert } from './alert.ts';
import { type Condition, conditionName } from './alert-name.ts';
import { EndAlert, endAlert } from './end-alert.ts';
import { RaiseAlert, raiseAlert } from './raise-alert.ts';

/** Tells a provider what stands about its offer: that it waits for an answer, or that it is closed. */
export class TellOffer extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('system'),
) {}

type OfferState = NonNullable<ReturnType<Referral['offers']['get']>>;

/** What the provider did not bring about itself. */
function closedBecause({ outcome, notChosen }: OfferState): string | undefined {
  if (outcome === 'lapsed') return 'The offer is closed: there was no answer by the deadline.';
  if (outcome === 'withdrawn') return 'The offer is closed: the council took it back.';
  if (notChosen !== null) return 'The offer is closed: another provider was chosen.';
  return undefined;
}

const made = ({ framework, offer }: Pick<TellOffer, 'framework' | 'offer'>): Condition => ({
  ...{ kind: 'offer-made', framework, about: offer },
});

/** What to tell about an offer of ours; whoever was never told of it is not told that it is closed. */
export function offerAlerts(
  tell: TellOffer,
  { need, offers }: Pick<Referral, 'need' | 'offers'>,
  told: boolean,
): readonly (RaiseAlert | EndAlert)[] {
  const known = offers.get(tell.offer);
  // An import told of it: nobody waits for an answer here.
  if (!known || known.round === null || !need) return [];
  const facts = {
    ...{ framework: tell.framework, provider: known.provider, area: need.area },
    ...{ subject: tell.offer, about: tell.offer, through: null },
  };
  if (known.outcome === 'pending') {
    const finding = 'An offer waits for your answer.';
    return [new RaiseAlert({ ...facts, kind: 'offer-made', finding, dueAt: known.deadline })];
  }
  if (!told) return [];
  const finding = closedBecause(known);
  return [
    new EndAlert({ ...made(tell), through: null }),
    ...(finding === undefined
      ? []
      : [new RaiseAlert({ ...facts, kind: 'offer-closed', finding, dueAt: null })]),
  ];
}

@CommandHandler(TellOffer)
export class TellOfferHandler implements ICommandHandler<TellOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  /** The receipt is that of the offer's own alert. */
  async execute(tell: TellOffer) {
    const state = await this.aggregates.load(referral, `${tell.framework}-${tell.referral}`);
    const { crossings } = await this.aggregates.load(alert, conditionName(made(tell)));
    for (const each of offerAlerts(tell, state, crossings > 0)) {
      await (each instanceof RaiseAlert
        ? this.aggregates.transact(alert, conditionName(each), raiseAlert(each))
        : this.aggregates.transact(alert, conditionName(each), endAlert(each)));
    }
    return this.aggregates.transact(alert, conditionName(made(tell)), () => []);
  }
}
