import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { ClarificationAsked, statement, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandBeforeDeadline } from './demand-before-deadline.ts';

/**
 * A bidder asks about the tender, or the council tells something of itself. `provider`: who asks; null: the council.
 * The other bidders read the question and never who asked.
 */
export class AskClarification extends command(
  {
    ...{ framework: reference, tender: reference, clarification: reference },
    provider: reference.nullable(),
    text: statement,
  },
  mayBeAskedBy('provider', 'contract-manager'),
) {}

/** @param may whether whoever asks may ask for this provider, or for the council */
export const askClarification =
  (ask: AskClarification, may: boolean): Decide<Tender, TenderEvent> =>
  (state, now) => {
    const { questionsUntil } = demandBeforeDeadline(state, ask, now);
    if (!may)
      throw new Rejection('provider-unknown', 'A bidder asks for itself, the council for the council.');
    const known = state.clarifications.find(({ clarification }) => clarification === ask.clarification);
    if (known?.text === ask.text && known.provider === ask.provider) return [];
    if (known)
      throw new Rejection(
        'clarification-exists',
        `A question ${ask.clarification} was asked already: give the new one another reference.`,
      );
    if (ask.provider !== null && now > questionsUntil)
      throw new Rejection('questions-closed', `Questions could be asked until ${questionsUntil}.`);
    return [new ClarificationAsked({ ...ask, askedAt: now })];
  };

@CommandHandler(AskClarification)
export class AskClarificationHandler implements ICommandHandler<AskClarification> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(ask: AskClarification) {
    const scope = ProviderScope.inForce();
    const may = ask.provider === null ? scope.whole : !scope.whole && scope.covers(ask.provider);
    return this.aggregates.transact(tender, tenderStream(ask), askClarification(ask, may));
  }
}
