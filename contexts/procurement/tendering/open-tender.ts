import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, type Decide, EventStore, localDate, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ambiguousWith, framework, policyOn } from '../../agreement/index.ts';
import { tenderStream } from '../streams.ts';
import { TenderOpened, tenderTerms, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandSoundTerms } from './demand-sound-terms.ts';

/** Invites bids for positions on terms that nobody changes afterwards. */
export class OpenTender extends command(tenderTerms, mayBeAskedBy('contract-manager')) {}

/** The framework that it is for, and the references of its other tenders. */
interface Grounds {
  readonly framework: (typeof framework)['initial'];
  readonly others: readonly string[];
}

function demandFit(open: OpenTender, { framework, others }: Grounds, now: string): void {
  const { terms, areas, generations, policies } = framework;
  if (!terms)
    throw new Rejection(
      'framework-unknown',
      `There is no framework ${open.framework}: establish it before its tenders.`,
    );
  const [other] = ambiguousWith(open.tender, others);
  if (other !== undefined)
    throw new Rejection(
      'tender-reference-ambiguous',
      `Of ${open.tender} and ${other} one begins with the other and a "-": choose another reference.`,
    );
  if (terms.regime !== open.regime)
    throw new Rejection(
      'regime-differs',
      `The framework is under ${terms.regime}: open the tender under it.`,
    );
  if (open.generation !== 1 && !generations.some(({ generation }) => generation === open.generation))
    throw new Rejection(
      'generation-unknown',
      `The framework has no generation ${open.generation}: open that generation first.`,
    );
  const { order } = policyOn(policies, localDate(now));
  for (const { area, role } of open.lots) {
    const level = areas.get(area)?.level;
    if (level === undefined)
      throw new Rejection('area-unknown', `There is no area ${area} in ${open.framework}: define it first.`);
    if (!order[level]?.includes(role))
      throw new Rejection(
        'role-not-in-level',
        `The policy has no ${role} in level ${level}, which is ${area}'s: leave this position out.`,
      );
  }
}

export const openTender =
  (open: OpenTender, grounds: Grounds): Decide<Tender, TenderEvent> =>
  (state, now) => {
    if (state.terms) {
      const { openedAt: _openedAt, ...known } = state.terms;
      if (canonicalize(known) === canonicalize({ ...open })) return [];
      throw new Rejection(
        'tender-exists',
        `The tender ${open.tender} is open on other terms: give the new one another reference.`,
      );
    }
    demandFit(open, grounds, now);
    demandSoundTerms(open, now);
    return [new TenderOpened({ ...open, openedAt: now })];
  };

@CommandHandler(OpenTender)
export class OpenTenderHandler implements ICommandHandler<OpenTender> {
  /** One at a time, so that two new tenders see each other. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly aggregates: Aggregates,
    private readonly store: EventStore,
  ) {}

  execute(open: OpenTender) {
    const done = this.turn.then(async () => {
      const known = await this.aggregates.load(framework, open.framework);
      const grounds = { framework: known, others: await this.others(open) };
      return this.aggregates.transact(tender, tenderStream(open), openTender(open, grounds));
    });
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async others(open: OpenTender): Promise<readonly string[]> {
    const references: string[] = [];
    for (let from = 0, end = false; !end;) {
      const slice = await this.store.readAll({ from, filter: { types: [TenderOpened.type] } });
      const own = slice.events.filter(({ data }) => data['framework'] === open.framework);
      references.push(...own.map(({ data }) => String(data['tender'])));
      ({ next: from, end } = slice);
    }
    return references;
  }
}
