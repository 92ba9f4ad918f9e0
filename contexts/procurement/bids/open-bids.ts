import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  Clock,
  currentOrigin,
  type Decide,
  type Instant,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type BidContent, bidContent, type BidEvent, BidOpened } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { bidStream, type OfTender, tenderStream } from '../streams.ts';
import { BidsOpened, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandTender } from '../tendering/demand-tender.ts';
import { BidSeal, type SealedBid } from './bid-seal.ts';
import { ReceivedBids } from './received-bids.ts';

/** Opens every bid that came in time, all together. `without`: bids that are known not to be what was received. */
export class OpenBids extends command(
  {
    ...{ framework: reference, tender: reference },
    without: z.array(reference).max(500).optional(),
  },
  mayBeAskedBy('contract-manager'),
) {}

/** Refused `deadline-not-passed` until it is past, besides what `demandTender` refuses. */
export function demandPast(of: Tender, open: OfTender, now: Instant): void {
  const { deadline } = demandTender(of, open);
  if (now <= deadline)
    throw new Rejection(
      'deadline-not-passed',
      `Bids are received until ${deadline}: nobody opens one before.`,
    );
}

/** What one sealed bid turned out to be; undefined: not what was received. */
interface Unsealed {
  readonly salt: string;
  readonly content: BidContent;
}

export const openBid =
  (
    { framework, tender }: OfTender,
    provider: string,
    openedBy: string,
    unsealed: Unsealed,
  ): Decide<Bid, BidEvent> =>
  (state, now) =>
    state.content
      ? []
      : [new BidOpened({ framework, tender, provider, openedAt: now, openedBy, ...unsealed })];

/** Ends the opening: again, when a bid of the last moment was found after the first time. */
export const endOpening =
  (
    { framework, tender }: OfTender,
    bidders: readonly string[],
    unreadable: readonly string[],
  ): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandPast(state, { framework, tender }, now);
    const known = state.openedAt !== null && bidders.every((each) => state.bidders.includes(each));
    if (known) return [];
    return [
      new BidsOpened({
        ...{ framework, tender, openedAt: now, bidders: [...bidders], unreadable: [...unreadable] },
      }),
    ];
  };

@CommandHandler(OpenBids)
export class OpenBidsHandler implements ICommandHandler<OpenBids> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
    private readonly bidSeal: BidSeal,
    private readonly received: ReceivedBids,
  ) {}

  async execute(open: OpenBids) {
    const { without = [] } = open;
    demandPast(await this.aggregates.load(tender, tenderStream(open)), open, this.clock.now());
    const bids = await this.received.of(open);
    const unreadable: string[] = [];
    for (const [provider, state] of bids)
      if (!(await this.open(open, provider, state))) unreadable.push(provider);
    const broken = unreadable.filter((provider) => !without.includes(provider));
    if (broken.length > 0)
      throw new Rejection(
        'bid-not-intact',
        `What lies in the bid of ${broken.join(', ')} is not what was received; the others are open. ` +
          'Look into it (evenhand log verify); to go on without it, name it.',
      );
    const bidders = [...bids.keys()].filter((provider) => !unreadable.includes(provider));
    return this.aggregates.transact(tender, tenderStream(open), endOpening(open, bidders, unreadable));
  }

  /** Whether it was what had been received. */
  private async open(of: OfTender, provider: string, { received, content }: Bid): Promise<boolean> {
    if (content) return true;
    const stream = bidStream({ ...of, provider });
    const unsealed =
      received?.sealed && received.digest ? await this.unseal(stream, received as SealedBid) : null;
    if (!unsealed) return false;
    await this.aggregates.transact(bid, stream, openBid(of, provider, currentOrigin().by.id, unsealed));
    return true;
  }

  private async unseal(stream: string, sealed: SealedBid): Promise<Unsealed | null> {
    const unsealed = await this.bidSeal.open(`bid-${stream}`, sealed);
    const content = unsealed && bidContent.safeParse(JSON.parse(unsealed.text));
    return unsealed && content?.success ? { salt: unsealed.salt, content: content.data } : null;
  }
}
