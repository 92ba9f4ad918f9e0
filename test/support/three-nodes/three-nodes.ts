import { EventStoreDbEventStore, type RecordedEvent } from '#event-sourcing';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDouble } from '../event-store-double/event-store-double.ts';
import { everything } from '../facts.ts';
import { until } from '../in-time.ts';
import { AppNode } from './app-node.ts';
import { Council } from './council.ts';
import { tellable } from './findings.ts';
import { MovedClock } from './moved-clock.ts';
import { alertsAfter, referralOf } from './plan.ts';
import { PostOffice } from './post-office.ts';
import { answering } from './providers.ts';
import { waitingInSilence } from './waiting-in-silence.ts';

const prefix = 'evenhand-';
/** Milliseconds after which a mail is taken over. */
const lease = 2_500;

const count = (log: readonly RecordedEvent[], types: readonly string[]) =>
  log.filter(({ type }) => types.includes(type)).length;

/** Three app nodes over one log, the council and the providers who use them, and the post office. */
export class ThreeNodes {
  private constructor(
    readonly store: EventStoreDbEventStore,
    readonly nodes: readonly AppNode[],
    readonly post: PostOffice,
    readonly council: Council,
    private readonly clock: MovedClock,
    readonly close: () => Promise<void>,
  ) {}

  /** `careless`: nodes as they must not be. */
  static async open(folder: string, careless = false): Promise<ThreeNodes> {
    const double = await EventStoreDouble.start();
    const post = new PostOffice();
    const receiver = await post.open();
    const connection = double.connectionString;
    const where = { kind: 'eventstoredb', connection, prefix } as const;
    const clock = join(folder, 'clock.json');
    const nodes = [0, 1, 2].map(
      (node) =>
        new AppNode({
          node,
          folder: join(folder, `${node}`),
          store: where,
          clock,
          receiver,
          lease,
          careless,
        }),
    );
    const moved = MovedClock.begin(clock);
    const store = await EventStoreDbEventStore.open({ connection, prefix });
    const council = new Council(nodes);
    const providers = answering(store, council);
    const three = new ThreeNodes(store, nodes, post, council, moved, async () => {
      council.close();
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

  /** Referrals come in, these numbers, one every so many milliseconds, and are offered. */
  async receive(from: number, to: number, every: number): Promise<void> {
    for (let number = from; number <= to; number++) {
      await this.council.refer(referralOf(number));
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

  /** Time passes whenever it is all that so many referrals still wait for, until all are placed. */
  async passTime(referrals: number): Promise<void> {
    await until(async () => {
      const log = await this.log();
      const deadline = waitingInSilence(log, referrals);
      if (deadline !== undefined && deadline > this.clock.now()) {
        this.clock.moveTo(new Date(Date.parse(deadline) + 1_000).toISOString());
        await pause(200);
      }
      return count(log, ['ReferralPlaced']) >= referrals;
    });
  }

  /** The log, when so many referrals are placed, all that follows is done, and every node has seen all of it. */
  async settled(referrals: number): Promise<readonly RecordedEvent[]> {
    const alerts = alertsAfter(referrals).length;
    await until(async () => {
      const log = await this.log();
      const told = count(log, ['AcceptanceBreached', 'AcceptanceRestored']) >= alerts;
      const placed = count(log, ['PackagePlaced']) >= referrals;
      return placed && told && count(log, ['EffectPerformed']) >= count(log, tellable);
    });
    for (let log = await this.log(); ;) {
      const last = log.at(-1)?.pos ?? 0;
      for (const node of this.nodes) await until(() => node.hasReached(last));
      log = await this.log();
      if (log.at(-1)?.pos === last) return log;
    }
  }
}
