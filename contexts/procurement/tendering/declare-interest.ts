import { command, mayBeAskedBy } from '#access';
import { Aggregates, currentOrigin, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { provider } from '../../providers/index.ts';
import { personBehind } from '../../referrals/index.ts';
import { tenderStream } from '../streams.ts';
import { EvaluatorInterestDeclared, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandTender } from './demand-tender.ts';

/**
 * The evaluator who asks names every provider in which they have an interest, or none (sections 81 to 83). Only the
 * evaluator: a declaration that somebody else makes for one binds nobody.
 */
export class DeclareInterest extends command(
  { framework: reference, tender: reference, interests: z.array(reference).max(200) },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

/** @param unknown providers that the council does not know */
export const declareInterest =
  (declare: DeclareInterest, person: string, unknown: readonly string[]): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandTender(state, declare);
    const known = state.evaluators.find(({ evaluator }) => evaluator === person);
    if (!known)
      throw new Rejection(
        'evaluator-unknown',
        'You are not one of the evaluators of this tender: a contract manager can appoint you.',
      );
    if (unknown.length > 0)
      throw new Rejection('provider-unknown', `There is no provider ${unknown.join(', ')}: look again.`);
    const interests = [...new Set(declare.interests)].toSorted();
    if (known.interests?.join('/') === interests.join('/')) return [];
    return [new EvaluatorInterestDeclared({ ...declare, interests, evaluator: person, declaredAt: now })];
  };

@CommandHandler(DeclareInterest)
export class DeclareInterestHandler implements ICommandHandler<DeclareInterest> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(declare: DeclareInterest) {
    const person = personBehind(currentOrigin().by);
    const unknown: string[] = [];
    for (const each of declare.interests) {
      const { standing } = await this.aggregates.load(provider, each);
      if (!standing) unknown.push(each);
    }
    const decide = declareInterest(declare, person, unknown);
    return this.aggregates.transact(tender, tenderStream(declare), decide);
  }
}
