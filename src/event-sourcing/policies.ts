import type { CommandBus } from '@nestjs/cqrs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

import { current } from './event.ts';
import { eventMark, markFrom, stands } from './event-mark.ts';
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
  private starting: Promise<void> | undefined;
  private readonly remembering = new Set<AnyPolicy>();

  constructor(
    private readonly folder: string,
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly bus: CommandBus,
    private readonly policies: readonly AnyPolicy[],
    private readonly refused: (policy: string, event: RecordedEvent, refusal: Rejection) => void,
    private readonly author: (id: string) => Author,
  ) {}

  /**
   * Follows the log from each policy's checkpoint, or from its beginning when that is of another log; the process must
   * hold the data folder's lock.
   */
  start(): Promise<void> {
    this.starting ??= this.open();
    return this.starting;
  }

  status(): readonly SubscriptionStatus[] {
    return this.subscriptions.map(({ status }) => status);
  }

  /**
   * Resolves when everything that follows from what is recorded now has been recorded too. Rejects when a policy is
   * parked, or these have not been started.
   */
  async settled(): Promise<void> {
    if (!this.starting) throw new Error('The policies have not been started.');
    await this.starting;
    for (;;) {
      const last = (await this.store.last()) ?? -1;
      const stuck = this.status().find(({ state }) => state === 'parked' || state === 'closed');
      if (stuck) throw new Error(`${stuck.name} is ${stuck.state}: ${stuck.error ?? 'nothing more follows'}`);
      if (this.status().every(({ position }) => (position ?? -1) >= last)) return;
      await setTimeout(5);
    }
  }

  async close(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    this.db?.close();
  }

  private async open(): Promise<void> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(join(this.folder, 'ops.db'), { timeout: 5_000 });
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL, event TEXT NOT NULL) STRICT`);
    this.db = db;
    const after = await Promise.all(this.policies.map((policy) => this.checkpoint(policy)));
    this.subscriptions = this.policies.map((policy, i) =>
      this.store.subscribe(
        {
          name: `policy:${policy.name}`,
          after: after[i] ?? null,
          batch: 500,
          filter: { types: Object.keys(policy.react) },
          passed: (position) => void this.passed(policy, position),
        },
        async (events) => {
          for (const recorded of events) {
            if (await this.dispatch(policy, recorded))
              this.checkpointAt(policy, recorded.pos, eventMark(recorded));
          }
          const last = events.at(-1);
          if (last) this.checkpointAt(policy, last.pos, eventMark(last));
        },
      ),
    );
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

  /** How far a policy has come in this log: nowhere when its last event is not there. */
  private async checkpoint({ name }: AnyPolicy): Promise<Position | null> {
    const found = this.db?.prepare('SELECT position, event FROM checkpoints WHERE name = ?').get(name);
    if (!found) return null;
    if (await stands(this.store, String(found['event']))) return Number(found['position']);
    this.db?.prepare('DELETE FROM checkpoints WHERE name = ?').run(name);
    return null;
  }

  private checkpointAt({ name }: AnyPolicy, position: Position, event: string): void {
    this.db
      ?.prepare(
        `INSERT INTO checkpoints (name, position, event) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET position = excluded.position, event = excluded.event
         WHERE excluded.position > checkpoints.position`,
      )
      .run(name, position, event);
  }

  /** Whatever is not remembered here is passed over again after a restart. */
  private async passed(policy: AnyPolicy, position: Position): Promise<void> {
    if (this.remembering.has(policy)) return;
    this.remembering.add(policy);
    try {
      const event = await markFrom(this.store, position);
      if (event?.startsWith(`${position}/`)) this.checkpointAt(policy, position, event);
    } catch {
      // The log cannot be asked just now, or is being closed.
    } finally {
      this.remembering.delete(policy);
    }
  }
}
