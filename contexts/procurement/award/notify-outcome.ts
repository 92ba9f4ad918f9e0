import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../../providers/index.ts';
import { demandTender } from '../tendering/demand-tender.ts';
import { OutcomeNotified, type TenderEvent } from '../tender.events.ts';
import { tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { demandUndeclined } from './demand-undeclined.ts';
import { workingDaysFrom } from './working-days-from.ts';

/** Lets every bidder read its letter. The standstill begins, where the tender has one. */
export class NotifyOutcome extends command(
  { framework: reference, tender: reference },
  mayBeAskedBy('contract-manager'),
) {}

const winnersOf = ({ award }: Tender): readonly string[] => [
  ...new Set((award?.awards ?? []).flatMap(({ role, provider }) => (role === 'reserve' ? [] : [provider]))),
];

/** @param nameOf of those who are given a position: the others are told who it is */
export const notifyOutcome =
  (notify: NotifyOutcome, nameOf: (provider: string) => string): Decide<Tender, TenderEvent> =>
  (state, now) => {
    const { standstillWorkingDays: days } = demandTender(state, notify);
    if (!state.award)
      throw new Rejection(
        'award-not-decided',
        `The award of ${notify.tender} is not decided: decide it first.`,
      );
    if (state.notified) return [];
    demandUndeclined(state);
    const standstillEndsOn = days === null ? null : workingDaysFrom(localDate(now), days);
    const names = Object.fromEntries(winnersOf(state).map((each) => [each, nameOf(each)]));
    return [new OutcomeNotified({ ...notify, notifiedAt: now, standstillEndsOn, names })];
  };

@CommandHandler(NotifyOutcome)
export class NotifyOutcomeHandler implements ICommandHandler<NotifyOutcome> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(notify: NotifyOutcome) {
    const names = new Map<string, string>();
    for (const winner of winnersOf(await this.aggregates.load(tender, tenderStream(notify)))) {
      const { standing } = await this.aggregates.load(provider, winner);
      if (standing) names.set(winner, standing.name);
    }
    const decide = notifyOutcome(notify, (winner) => names.get(winner) ?? winner);
    return this.aggregates.transact(tender, tenderStream(notify), decide);
  }
}
