import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, localDate, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../agreement/index.ts';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, type Provider } from './provider.ts';
import { OffersPaused, pauseFacts, type ProviderEvent } from './provider.events.ts';

/** The provider says that it can take nothing for a while, in one area or in all (domain E13). */
export class PauseOffers extends command(
  pauseFacts,
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

/** What the pause rests on. */
export interface Grounds {
  /** Whether the provider is the affair of whoever asks. */
  readonly visible: boolean;
  /** Whether the framework, and the area if it names one, are on record. */
  readonly there: boolean;
}

export const pauseOffers =
  (pause: PauseOffers, { visible, there }: Grounds): Decide<Provider, ProviderEvent> =>
  (state, now) => {
    const { framework, area, from, to } = pause;
    demandAdmitted(state, pause.provider, visible);
    if (!there)
      throw area === null
        ? new Rejection('framework-unknown', `There is no framework ${framework}: name one that there is.`)
        : new Rejection('area-unknown', `${framework} has no area ${area}: name one that it has, or none.`);
    const alike = state.pauses.filter((known) => known.framework === framework && known.area === area);
    if (alike.some((known) => known.from === from && known.to === to)) return [];
    if (to !== null && to <= from)
      throw new Rejection('pause-ends-before-it-starts', 'Give a "to" that is after "from", or null.');
    const today = localDate(now);
    if (from < today)
      throw new Rejection('pause-backdated', `What was offered was offered: pause from ${today} or later.`);
    const inTheWay = alike.find(
      (known) => (known.to === null || from < known.to) && (to === null || known.from < to),
    );
    if (inTheWay)
      throw new Rejection(
        'offers-already-paused',
        `Offers are paused from ${inTheWay.from} to ${inTheWay.to ?? 'further notice'}: resume them first, or ` +
          'pause for a time after that.',
      );
    return [new OffersPaused(pause)];
  };

@CommandHandler(PauseOffers)
export class PauseOffersHandler implements ICommandHandler<PauseOffers> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(pause: PauseOffers) {
    const visible = ProviderScope.inForce().covers(pause.provider);
    const { terms, areas } = await this.aggregates.load(framework, pause.framework);
    const there = terms !== null && (pause.area === null || areas.has(pause.area));
    return this.aggregates.transact(provider, pause.provider, pauseOffers(pause, { visible, there }));
  }
}
