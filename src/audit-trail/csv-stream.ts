import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import { csvDialect } from '../../projections/measures/index.ts';

/** Records as CSV with these columns, written one by one, for more of them than memory should hold. */
export function csvStream<T>(columns: readonly (keyof T & string)[], records: AsyncIterable<T>): Readable {
  const written = stringify({ ...csvDialect, columns: [...columns] });
  // Whoever reads is told of an error by the stream itself.
  pipeline(Readable.from(records), written, () => undefined);
  return written;
}
