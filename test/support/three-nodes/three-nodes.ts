import {
  Aggregates,
  deterministicId,
  EventStoreDbEventStore,
  originOf,
  type RecordedEvent,
  SystemClock,
  toNewEvents,
  withOrigin,
} from '#event-sourcing';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ReferralReceived } from '../../../contexts/referrals/index.ts';
import { EventStoreDouble } from '../event-store-double/event-store-double.ts';
import { everything } from '../facts.ts';
import { until } from '../in-time.ts';
import { AppNode } from './app-node.ts';
import { answer, desk } from './cascade.ts';
import { tellable } from './findings.ts';
import { alertsAfter, referralOf } from './plan.ts';
import { PostOffice } from './post-office.ts';

const broker = originOf({ kind: 'user', id: 'broker', role: 'broker' });
const prefix = 'evenhand-';
/** Milliseconds after which a mail is taken over. */
const lease = 2_500;

const count = (log: readonly RecordedEvent[], types: readonly string[]) =>
  log.filter(({ type }) => types.includes(type)).length;

/** Three app nodes over one log, the providers who answer as planned, and the post office. */
export class ThreeNodes {
  private constructor(
    readonly store: EventStoreDbEventStore,
    readonly nodes: readonly AppNode[],
    readonly post: PostOffice,
    readonly close: () => Promise<void>,
  ) {}

  /** `careless`: nodes as they must not be. */
  static async open(folder: string, careless = false): Promise<ThreeNodes> {
    const double = await EventStoreDouble.start();
    const post = new PostOffice();
    const receiver = await post.open();
    const connection = double.connectionString;
    const where = { kind: 'eventstoredb', connection, prefix } as const;
    const nodes = [0, 1, 2].map(
      (node) =>
        new AppNode({ node, folder: join(folder, `${node}`), store: where, receiver, lease, careless }),
    );
    const store = await EventStoreDbEventStore.open({ connection, prefix });
    const providers = answering(store);
    const three = new ThreeNodes(store, nodes, post, async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await providers.close();
      await store.close();
      await double.stop();
      post.close();
    });
    try {
      await Promise.all(nodes.map((node) => node.start()));
      return three;
    } catch (error) {
      await three.close();
      throw error;
    }
  }

  /** Everything that was recorded. */
  log(): Promise<readonly RecordedEvent[]> {
    return everything(this.store);
  }

  /** Referrals come in, these numbers, one every so many milliseconds. */
  async receive(from: number, to: number, every: number): Promise<void> {
    for (let number = from; number <= to; number++) {
      const referral = referralOf(number);
      const fact = new ReferralReceived({
        ...{ framework: 'F1', referral, area: 'A01', version: 1 },
        ...{ weeklyMinutes: 60, carers: 1, rural: false, timeSlot: 'daytime', urgency: 'standard' },
        raisedAt: new Date().toISOString(),
        startBy: null,
      });
      const stream = `referral-F1-${referral}`;
      await this.store.append({ stream, expected: 'none', events: toNewEvents(stream, [fact], broker) });
      await pause(every);
    }
  }

  /** One node after the other loses its power at some moment, and comes back. */
  async killSome(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await pause(Math.random() * 800);
      await this.nodes[Math.floor(Math.random() * this.nodes.length)]!.restart();
    }
  }

  /** The log, when so many referrals are settled, all that follows is done, and every node has seen all of it. */
  async settled(referrals: number): Promise<readonly RecordedEvent[]> {
    const alerts = alertsAfter(referrals).length;
    await until(async () => {
      const log = await this.log();
      const told = count(log, ['AcceptanceBreached', 'AcceptanceRestored']) >= alerts;
      const placed = count(log, ['OfferAccepted']) >= referrals;
      return placed && told && count(log, ['EffectPerformed']) >= count(log, tellable);
    }, 30_000);
    for (let log = await this.log(); ;) {
      const last = log.at(-1)?.pos ?? 0;
      for (const node of this.nodes) await until(() => node.hasReached(last), 15_000);
      log = await this.log();
      if (log.at(-1)?.pos === last) return log;
    }
  }
}

/** The providers: each answers what it was going to answer. */
function answering(store: EventStoreDbEventStore) {
  const aggregates = new Aggregates(store, new SystemClock());
  const filter = { types: ['ReferralOffered'] };
  return store.subscribe({ name: 'providers', after: null, batch: 100, filter }, async (events) => {
    for (const { id, data } of events) {
      const origin = { ...broker, key: deterministicId('answer', id) };
      const reference = `${String(data['framework'])}-${String(data['referral'])}`;
      await withOrigin(origin, () => aggregates.transact(desk, reference, answer(String(data['offer']))));
    }
  });
}
