import type { CommandBus } from '@nestjs/cqrs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { current } from './event.ts';
import type { EventStore, Position, RecordedEvent, Subscription, SubscriptionStatus } from './event-store.ts';
import { type Author, deterministicId, originOf, withOrigin } from './origin.ts';
import type { Policy } from './policy.ts';
import type { Projections } from './projections.ts';
import { Rejection } from './rejection.ts';

/** Any policy, whatever its events. */
export type AnyPolicy = Policy<any>;

type React = (event: object, recorded: RecordedEvent) => ReturnType<AnyPolicy['react'][string]>;

/**
 * Runs the policies: each reads the log from its own checkpoint (`ops.db`), once the views have seen the event, and
 * puts its commands on the bus one after the other, as `author('policy:<name>')` and caused by the event. A command
 * that the domain refuses is told to `refused` and left; any other failure is tried again, then parks the policy,
 * visibly.
 */
export class Policies {
  private db: DatabaseSync | undefined;
  private subscriptions: readonly Subscription[] = [];

  constructor(
    private readonly folder: string,
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly bus: CommandBus,
    private readonly policies: readonly AnyPolicy[],
    private readonly refused: (policy: string, event: RecordedEvent, refusal: Rejection) => void,
    private readonly author: (id: string) => Author,
  ) {}

  /** Follows the log from each policy's checkpoint; the process must hold the data folder's lock. */
  start(): void {
    mkdirSync(this.folder, { recursive: true });
    const db = new DatabaseSync(join(this.folder, 'ops.db'), { timeout: 5_000 });
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS policies (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT`);
    this.db = db;
    this.subscriptions = this.policies.map((policy) =>
      this.store.subscribe(
        {
          name: `policy:${policy.name}`,
          after: this.checkpoint(policy),
          batch: 500,
          filter: { types: Object.keys(policy.react) },
          passed: (position) => this.checkpointAt(policy, position),
        },
        async (events) => {
          for (const recorded of events) {
            if (await this.dispatch(policy, recorded)) this.checkpointAt(policy, recorded.pos);
          }
          const last = events.at(-1);
          if (last) this.checkpointAt(policy, last.pos);
        },
      ),
    );
  }

  status(): readonly SubscriptionStatus[] {
    return this.subscriptions.map(({ status }) => status);
  }

  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    this.db?.close();
  }

  /** Whether anything followed from the event. */
  private async dispatch(policy: AnyPolicy, recorded: RecordedEvent): Promise<boolean> {
    const react = policy.react[recorded.type] as React | undefined;
    const commands = react?.(current(recorded), recorded) ?? [];
    if (commands.length > 0) await this.projections.reached(recorded.pos);
    for (const [i, command] of commands.entries()) {
      const key = deterministicId('policy', policy.name, recorded.id, String(i));
      const by = this.author(`policy:${policy.name}`);
      const origin = originOf(by, { corr: recorded.corr, cause: recorded.id, key });
      try {
        await withOrigin(origin, () => this.bus.execute(command));
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        this.refused(policy.name, recorded, error);
      }
    }
    return commands.length > 0;
  }

  private checkpoint({ name }: AnyPolicy): Position | null {
    const found = this.db?.prepare('SELECT position FROM policies WHERE name = ?').get(name);
    return found ? Number(found['position']) : null;
  }

  private checkpointAt({ name }: AnyPolicy, position: Position): void {
    this.db?.prepare('INSERT OR REPLACE INTO policies (name, position) VALUES (?, ?)').run(name, position);
  }
}
