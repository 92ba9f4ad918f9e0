import {
  Aggregates,
  Clock,
  type Decider,
  type DomainEvent,
  localDate,
  type LocalDate,
} from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { framework, type Interval } from '../../agreement/index.ts';
import { bid, type Bid } from '../bid.ts';
import { demandOpened } from '../evaluation/demand-opened.ts';
import { bidStream, type OfTender, tenderStream } from '../streams.ts';
import { tender, type Tender } from '../tender.ts';
import type { Evaluated } from './problem-of.ts';

/** What an allocation is made from. */
export interface AllocationGround {
  readonly evaluated: Evaluated & { readonly bids: ReadonlyMap<string, Bid> };
  readonly terms: NonNullable<Tender['terms']>;
  readonly held: Interval;
  /** The decision that it is the ground of; null: none, the ground is as it stands now. */
  readonly award: Tender['award'];
}

interface AskedDates {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** Looks up a tender with its bids and the agreement, for an allocation. */
@Injectable()
export class AllocationDesk {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
  ) {}

  /**
   * As it stood when the award in force was decided; as it stands now, for positions on the dates [from, to), when none
   * was, or when a first day is asked for. `from` left out: today, or the framework's first day while that is ahead.
   *
   * Rejects with the Rejections `tender-unknown`, `tender-cancelled`, `bids-not-opened`.
   */
  async ground(of: OfTender, asked: AskedDates = {}): Promise<AllocationGround> {
    const now = await this.aggregates.load(tender, tenderStream(of));
    const { award, awardPosition: position } = now;
    const isDecided = award !== null && position !== null && asked.from === undefined;
    const load = <State, E extends DomainEvent>(decider: Decider<State, E>, ref: string) =>
      isDecided ? this.aggregates.loadBefore(decider, ref, position) : this.aggregates.load(decider, ref);
    const known = await load(tender, tenderStream(of));
    const terms = demandOpened(known, of);
    const agreement = await load(framework, of.framework);
    const bids = await Promise.all(
      known.bidders.map(
        async (provider) => [provider, await load(bid, bidStream({ ...of, provider }))] as const,
      ),
    );
    return {
      evaluated: { tender: known, bids: new Map(bids), agreement },
      terms,
      held: isDecided
        ? { from: award.from, to: award.to }
        : { from: asked.from ?? this.firstDay(agreement.terms?.startsOn), to: asked.to ?? null },
      award: isDecided ? award : null,
    };
  }

  private firstDay(startsOn: LocalDate | undefined): LocalDate {
    const today = localDate(this.clock.now());
    return startsOn !== undefined && startsOn > today ? startsOn : today;
  }
}
