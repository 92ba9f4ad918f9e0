import { Principal } from '#access';
import { type LocalDate, originOf, type Receipt, withOrigin } from '#event-sourcing';
import type { ICommand } from '@nestjs/cqrs';
import { AcceptOffer } from '../../contexts/referrals/answers/accept-offer.ts';
import { AcceptPartly } from '../../contexts/referrals/answers/accept-partly.ts';
import { CounterOffer } from '../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer } from '../../contexts/referrals/answers/decline-offer.ts';
import { ReceiveReferral } from '../../contexts/referrals/need/receive-referral.ts';
import { OfferNext } from '../../contexts/referrals/order/offer-next.ts';
import type { FrameworkRow } from '../../projections/frameworks/index.ts';
import { referrals, type Offer } from '../../projections/referrals/index.ts';
import type { Session } from '../cli/session.ts';

/** What becomes of a demonstration's referral after it was received, step by step. */
export type Course = readonly ('offer' | 'accept' | 'decline' | 'counter' | 'partly' | 'decline-all')[];

/** A need of the demonstration's, and how far it has come. */
export interface Wanted {
  readonly area: string;
  readonly weeklyMinutes: number;
  readonly carers?: 1 | 2;
  readonly timeSlot?: 'daytime' | 'evening' | 'weekend';
  readonly urgency?: 'standard' | 'urgent';
  readonly course: Course;
}

/** As the broker of the demonstration, who also records what providers say on the telephone. */
const broker = Principal.user('u-demonstration-broker', ['broker']);

/** Works at the desk of a fresh demonstration: everything through commands, so that every rule holds. */
export class LiveDesk {
  constructor(
    private readonly session: Session,
    private readonly framework: Pick<FrameworkRow, 'framework'>,
    private readonly startBy: LocalDate,
  ) {}

  async take(referral: string, { course, ...need }: Wanted): Promise<void> {
    const { framework } = this.framework;
    const plain = { carers: 1, rural: false, timeSlot: 'daytime', urgency: 'standard' } as const;
    await this.ask(new ReceiveReferral({ framework, referral, ...plain, ...need, startBy: this.startBy }));
    for (const step of course) {
      if (step === 'offer') await this.ask(new OfferNext({ framework, referral, parallel: null }));
      else if (step === 'decline-all')
        while ((await this.open(referral)).length > 0) await this.answer(referral, 'decline');
      else await this.answer(referral, step);
    }
  }

  private async answer(referral: string, how: 'accept' | 'decline' | 'counter' | 'partly'): Promise<void> {
    const [first] = await this.open(referral);
    if (!first) throw new Error(`The demonstration's ${referral} has no open offer to ${how}.`);
    const of = { framework: this.framework.framework, referral, offer: first.offer };
    const answers = {
      accept: () => new AcceptOffer(of),
      decline: () => new DeclineOffer({ ...of, reason: 'NO_CAPACITY_STAFF' }),
      counter: () => new CounterOffer({ ...of, startOn: null, timeSlot: 'evening' }),
      partly: () => new AcceptPartly({ ...of, weeklyMinutes: 240 }),
    };
    await this.ask(answers[how]());
  }

  private async open(referral: string): Promise<readonly Offer[]> {
    const views = await this.session.folder.projections.views();
    const row = views.get(referrals, `${this.framework.framework}/${referral}`);
    return (row?.offers ?? []).filter(({ outcome }) => outcome === 'pending');
  }

  /** Asks, and waits for what follows by itself and for the views to know. */
  private async ask(command: ICommand): Promise<void> {
    const { commands, policies, folder } = this.session;
    await withOrigin(originOf(broker), () => commands.execute<ICommand, Receipt>(command));
    await policies.settled();
    const last = await folder.store.last();
    if (last !== null) await folder.projections.reached(last);
  }
}
