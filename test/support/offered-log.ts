import { Principal } from '#access';
import {
  Aggregates,
  Clock,
  foldInMemory,
  type Instant,
  originOf,
  type Projections,
  type RecordedEvent,
  withOrigin,
} from '#event-sourcing';
import {
  EstablishFramework,
  EstablishFrameworkHandler,
} from '../../contexts/agreement/establish-framework.ts';
import type { ReferralEvent } from '../../contexts/referrals/index.ts';
import { referral } from '../../contexts/referrals/referral.ts';
import { frameworks } from '../../projections/frameworks/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { terms } from '../contexts/agreement/events.ts';
import { openLog } from './open-log.ts';

/** A clock that somebody sets. */
export class Hands extends Clock {
  constructor(public at: Instant) {
    super();
  }

  now(): Instant {
    return this.at;
  }
}

/** Does the work as a provider. */
export const asProvider = <T>(provider: string, work: () => T): T =>
  withOrigin(originOf(Principal.user(`u-${provider}`, ['provider'], provider)), work);

/** Does the work as somebody of the council. */
export const asBroker = <T>(work: () => T): T =>
  withOrigin(originOf(Principal.user('u-1', ['broker', 'contract-manager'])), work);

/**
 * A log with the framework CSH-2025, for referrals at which providers answer. Two nodes write it: neither waits for the
 * other's turn.
 */
export function offeredLog(clock: Hands) {
  const log = openLog(clock);
  const nodes: Aggregates[] = [];
  beforeAll(async () => {
    nodes.push(new Aggregates(log.store, clock), new Aggregates(log.store, clock));
    await asBroker(() =>
      new EstablishFrameworkHandler(log.aggregates, log.store).execute(new EstablishFramework(terms)),
    );
  });
  const all = async (): Promise<readonly RecordedEvent[]> =>
    (await log.store.readAll({ from: 0, limit: 10_000 })).events;
  return {
    nodes,
    /** Records facts of the referral R1 as those of another. */
    put: (reference: string, events: readonly ReferralEvent[]) => {
      const facts = events.map((event): ReferralEvent => {
        const renamed: unknown = JSON.parse(JSON.stringify(event).replaceAll('"R1', `"${reference}`));
        return Reflect.construct(event.constructor, [renamed]) as ReferralEvent;
      });
      return asBroker(() => log.aggregates.transact(referral, `CSH-2025-${reference}`, () => facts));
    },
    /** What a referral's stream holds, as types. */
    types: async (reference: string) =>
      (await all())
        .filter(({ stream }) => stream === `referral-CSH-2025-${reference}`)
        .map(({ type }) => type),
    all,
    /** The views as the log makes them at this moment. */
    projections: {
      views: async () => foldInMemory([frameworks, referrals], await all()),
    } as unknown as Projections,
  };
}
