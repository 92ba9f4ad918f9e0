import { askerInForce, command, mayBeAskedBy, type Principal } from '#access';
import { addDays, Aggregates, canonicalize, date, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { adoptedOn, framework, type Framework } from '../../agreement/index.ts';
import { AllocationSolver } from '../allocation/allocation-solver.ts';
import { canonical } from '../allocation/problem.ts';
import { problemOf } from '../allocation/problem-of.ts';
import type { Proof } from '../allocation/solved.ts';
import { demandOpened } from '../evaluation/demand-opened.ts';
import { demandUnconfirmed } from '../evaluation/demand-unconfirmed.ts';
import { EvaluationDesk, type Opened } from '../evaluation/evaluation-desk.ts';
import { AwardDecided, type TenderEvent } from '../tender.events.ts';
import { tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import { awardLines } from './award-lines.ts';
import { demandAhead } from './demand-ahead.ts';

/**
 * Decides who is to hold what on the dates [from, to): the best allocation under the award limits (S4:81-89), and on
 * the reserve list everybody who passed and bid for it. Decided again, it replaces what was decided before, and nobody is
 * given again what it declined.
 */
export class DecideAward extends command(
  { framework: reference, tender: reference, from: date, to: date.nullable() },
  mayBeAskedBy('contract-manager'),
) {}

/** What an award is decided on. */
export interface AwardGround extends Pick<Opened, 'bids'> {
  readonly agreement: Framework;
  /** The best allocation of the problem as it stood when it was looked up. */
  readonly proof: Proof;
}

function demandWithin({ terms }: Framework, { from, to }: DecideAward): void {
  const { startsOn = from, endsOn = from } = terms ?? {};
  if (from < startsOn || from > endsOn || (to !== null && (to <= from || to > addDays(endsOn, 1))))
    throw new Rejection(
      'position-outside-framework',
      `The framework runs from ${startsOn} to ${endsOn}: let the positions begin and end within it.`,
    );
}

export const decideAward =
  (decide: DecideAward, by: Pick<Principal, 'id'>, ground: AwardGround): Decide<Tender, TenderEvent> =>
  (state, now) => {
    const { agreement, bids, proof } = ground;
    const terms = demandOpened(state, decide);
    demandUnconfirmed(state);
    demandAhead(decide, now);
    demandWithin(agreement, decide);
    const evaluated = { tender: state, bids, agreement };
    const problem = canonical(problemOf(evaluated, terms, decide));
    if (canonicalize(problem) !== canonicalize(proof.problem))
      throw new Rejection(
        'evaluation-changed',
        'The evaluation changed while the award was decided: look at it, and decide again.',
      );
    const { version = 1, policy } = adoptedOn(agreement.policies, decide.from) ?? {};
    const decided = {
      ...decide,
      policyVersion: version,
      limits: Object.fromEntries(
        Object.entries(policy?.awardLimits ?? {}).flatMap(([level, roles]) =>
          Object.entries(roles).map(([role, most]) => [`${level}/${role}`, most]),
        ),
      ),
      reached: proof.allocation.reached,
      certificate: proof.digest,
      ...awardLines(evaluated, terms, decide, proof),
    };
    if (state.award) {
      const { decidedAt: _at, decidedBy: _by, ...before } = state.award;
      if (canonicalize(before) === canonicalize(decided)) return [];
    }
    return [new AwardDecided({ ...decided, decidedAt: now, decidedBy: by.id })];
  };

@CommandHandler(DecideAward)
export class DecideAwardHandler implements ICommandHandler<DecideAward> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly desk: EvaluationDesk,
    private readonly solver: AllocationSolver,
  ) {}

  async execute(decide: DecideAward) {
    const by = askerInForce();
    const agreement = await this.aggregates.load(framework, decide.framework);
    const { tender: known, bids } = await this.desk.lookUp(decide);
    const terms = demandOpened(known, decide);
    demandUnconfirmed(known);
    const proof = await this.solver.solve(problemOf({ tender: known, bids, agreement }, terms, decide));
    const ground = { agreement, bids, proof };
    return this.aggregates.transact(tender, tenderStream(decide), decideAward(decide, by, ground));
  }
}
