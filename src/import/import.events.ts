import { event, reference } from '#event-sourcing';
import { z } from 'zod';

const rows = z.int().min(0);

/** Rows that were not recorded, and how the others were. */
const outcome = z.strictObject({
  unchanged: rows,
  refused: rows,
  conflicts: rows,
  warnings: rows,
  /** The good rows were recorded although others were refused. */
  skipInvalid: z.boolean(),
  /** Rows that differed from what was on record corrected it. */
  correct: z.boolean(),
});

/** A batch was recorded: its last event, in the stream `import-<batch>`. */
export class ImportCompleted extends event(
  'ImportCompleted',
  {
    batch: z.uuid(),
    framework: reference,
    /** Every file that was read, with its rows. */
    files: z.array(z.strictObject({ file: z.string().min(1).max(255), rows })),
    /** Rows that were new, or corrected what was on record. */
    recorded: z.int().min(1),
    /** Who asked for it, as an author; null: the first version did not say. */
    askedBy: z
      .strictObject({
        kind: z.enum(['user', 'token', 'system', 'import']),
        id: z.string().min(1).max(200),
        role: z.string().min(1).max(200),
      })
      .nullable(),
    /** Null: the first version did not say. */
    outcome: outcome.nullable(),
  },
  { version: 2, upcasts: { 1: (payload) => ({ ...payload, askedBy: null, outcome: null }) } },
) {}

/**
 * A batch is about to be recorded, in the stream `imports-<framework>`: only where the store cannot record all of it in
 * one transaction. Its events count once the batch is complete.
 */
export class ImportBegun extends event('ImportBegun', {
  batch: z.uuid(),
  framework: reference,
  /** SHA-256 of what is imported and how: the same import finishes what was interrupted. */
  content: z.string().regex(/^[0-9a-f]{64}$/),
  /** The batch given up last, whose events stand in the log under ids that are not to be used again. */
  after: z.uuid().nullable(),
}) {}

/** A batch that was begun will never be completed: its events do not count. The end of the stream `import-<batch>`. */
export class ImportGivenUp extends event('ImportGivenUp', {
  batch: z.uuid(),
  framework: reference,
}) {}
