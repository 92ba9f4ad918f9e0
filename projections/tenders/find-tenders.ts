import { mayBeAskedBy, ProviderScope, query } from '#access';
import { Clock, type Instant } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework, pageOf, paging } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import type { Stage } from './stage.ts';
import type { TenderRow } from './tender-row.ts';
import { tenderShown } from './tender-shown.ts';
import { tenders } from './tenders.ts';

/** A tender in a list. */
export interface TenderLine extends Pick<
  TenderRow,
  'tender' | 'title' | 'regime' | 'generation' | 'openedAt' | 'questionsUntil' | 'deadline'
> {
  readonly stage: Stage;
  readonly areas: number;
  readonly lots: number;
  /** Null: bidders are not told. */
  readonly bidsReceived: number | null;
  /** When the bid of whoever asks came in time; null: none, or the council asks. */
  readonly ownBidAt: Instant | null;
}

/** Tenders in the order of their references. */
export interface Tenders {
  readonly framework: string;
  readonly tenders: readonly TenderLine[];
  readonly next: string | null;
}

/** The tenders of a framework. */
export class FindTenders extends query(
  { framework, ...paging },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<Tenders> {}

function lineOf(row: TenderRow, now: Instant): TenderLine {
  const { stage, bidsReceived } = tenderShown(row, now);
  const { tender, title, regime, generation, openedAt, questionsUntil, deadline, lots } = row;
  const own = ProviderScope.inForce().whole ? undefined : row.receipts[0];
  return {
    ...{ tender, title, regime, generation, openedAt, questionsUntil, deadline, stage, bidsReceived },
    areas: new Set(lots.map(({ area }) => area)).size,
    lots: lots.length,
    ownBidAt: own?.receivedAt ?? null,
  };
}

@QueryHandler(FindTenders)
export class FindTendersHandler implements IQueryHandler<FindTenders> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindTenders): Promise<Tenders> {
    const views = await this.projections.views();
    const { framework } = frameworkNamed(views, question.framework);
    const known = views.withPrefix(tenders, `${framework}/`).filter(({ title }) => title !== '');
    const { items, next } = pageOf(known, ({ tender }) => tender, question);
    const now = this.clock.now();
    return { framework, tenders: items.map((row) => lineOf(row, now)), next };
  }
}
