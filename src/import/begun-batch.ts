import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  type Author,
  batchBegun,
  batchStream,
  canonicalize,
  deterministicId,
  type DomainEvent,
  eventClasses,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  Rejection,
  WrongExpectedRevision,
} from '#event-sourcing';
import { v7 } from 'uuid';
import { ImportBegun, ImportGivenUp } from './import.events.ts';
import type { Source } from './source.ts';

/** A batch whose events may be recorded. */
export interface BegunBatch {
  readonly batch: string;
  /** The batch given up last, whose events stand in the log under ids that are not to be used again. */
  readonly after: string | null;
}

export const givenUpMeanwhile = (batch: string): Rejection =>
  new Rejection(
    'import-given-up',
    `Somebody gave up this import, batch ${batch}, while it was under way: nothing of it counts. Import again.`,
  );

/** SHA-256, in lower-case hex, of what is imported and how. */
export async function contentOf(
  { framework, tables }: Source,
  manner: Readonly<Record<string, boolean | string>>,
): Promise<string> {
  const files: Record<string, string> = {};
  for (const { name, path } of [...(framework ? [framework] : []), ...tables]) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    files[name] = hash.digest('hex');
  }
  return createHash('sha256')
    .update(canonicalize({ ...manner, files }))
    .digest('hex');
}

/** The beginnings and ends of a framework's imports, where the store cannot record an import in one transaction. */
export class BegunBatches {
  constructor(
    private readonly store: EventStore,
    private readonly framework: string,
  ) {}

  /**
   * Rejects with Rejection `import-unfinished` when another import of the framework was interrupted, or is under way:
   * its events stand in the log already, and only the same import can finish it.
   */
  async demandOthersDone(content: string): Promise<void> {
    const open = await this.unfinished();
    if (!open || open.content === content) return;
    throw new Rejection(
      'import-unfinished',
      `Another import into ${this.framework} is under way or was interrupted, batch ${open.batch}. Import the same ` +
        'files in the same way to finish it, or give it up with --give-up-unfinished. Nothing of it shows until it is finished.',
    );
  }

  /** The unfinished batch of this content, or a new one. Rejects with Rejection `import-unfinished`. */
  async begin(content: string): Promise<BegunBatch> {
    await this.demandOthersDone(content);
    const open = await this.unfinished();
    if (open) return open;
    const last = await this.last();
    const ended = last && (await this.end(last.batch));
    const after = ended?.type === ImportGivenUp.type ? last!.batch : (last?.after ?? null);
    const batch = v7();
    const begun = new ImportBegun({ batch, framework: this.framework, content, after });
    try {
      await this.store.append({
        stream: this.stream,
        expected: last?.rev ?? 'none',
        events: [this.fact(batch, begun)],
      });
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return this.begin(content);
      throw error;
    }
    return { batch, after };
  }

  /** Gives up an unfinished batch of another content: its events never count. */
  async giveUpOthers(content: string): Promise<void> {
    const open = await this.unfinished();
    if (!open || open.content === content) return;
    const { batch } = open;
    const events = [this.fact(batch, new ImportGivenUp({ batch, framework: this.framework }))];
    try {
      await this.store.append({ stream: batchStream(batch), expected: 'none', events });
    } catch (error) {
      // A batch ends once: whoever works on it elsewhere has just finished it, or given it up too.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }

  private get stream(): string {
    return `imports-${this.framework}`;
  }

  private async unfinished() {
    const last = await this.last();
    return last && !(await this.end(last.batch)) ? last : undefined;
  }

  private async last() {
    const { events } = await this.store.readStream(this.stream, { direction: 'backwards', limit: 1 });
    const [last] = events;
    return last?.type === batchBegun ? { rev: last.rev, ...ImportBegun.schema.parse(last.data) } : undefined;
  }

  private async end(batch: string): Promise<RecordedEvent | undefined> {
    return (await this.store.readStream(batchStream(batch))).events[0];
  }

  private fact(batch: string, event: DomainEvent): NewEvent {
    const { type } = event;
    const tv = eventClasses.get(type)?.version ?? 1;
    const by: Author = { kind: 'import', id: batch, role: 'import' };
    const id = deterministicId(batch, type);
    return { id, type, tv, data: { ...event }, by, corr: batch, cause: `import:${batch}` };
  }
}
