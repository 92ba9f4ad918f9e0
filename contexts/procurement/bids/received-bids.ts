import { Aggregates, EventStore } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { BidReceived } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { bidStream, type OfTender } from '../streams.ts';

/** Looks up the bids that a tender has: those that came in time and were not withdrawn. */
@Injectable()
export class ReceivedBids {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly store: EventStore,
  ) {}

  /** By provider, in the order of their references. */
  async of({ framework, tender }: OfTender): Promise<ReadonlyMap<string, Bid>> {
    const providers = new Set<string>();
    for (let from = 0, end = false; !end;) {
      const slice = await this.store.readAll({ from, filter: { types: [BidReceived.type] } });
      for (const { data } of slice.events)
        if (data['framework'] === framework && data['tender'] === tender)
          providers.add(String(data['provider']));
      ({ next: from, end } = slice);
    }
    const found = new Map<string, Bid>();
    for (const provider of [...providers].toSorted()) {
      const state = await this.aggregates.load(bid, bidStream({ framework, tender, provider }));
      if (state.received) found.set(provider, state);
    }
    return found;
  }
}
