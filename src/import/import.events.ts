import { event, reference } from '#event-sourcing';
import { z } from 'zod';

/** A batch was recorded: the last event of its transaction, in the stream `import-<batch>`. */
export class ImportCompleted extends event('ImportCompleted', {
  batch: z.uuid(),
  framework: reference,
  /** Every file that was read, with its rows. */
  files: z.array(z.strictObject({ file: z.string().min(1).max(255), rows: z.int().min(0) })),
  /** Rows that were new, or corrected what was on record. */
  recorded: z.int().min(1),
}) {}
