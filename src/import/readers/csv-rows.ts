import { createReadStream } from 'node:fs';
import { CsvError, parse, type Parser } from 'csv-parse';
import { UnreadableInput } from '../unreadable-input.ts';
import type { Batch, Row } from './batch.ts';
import { utf8 } from './utf8.ts';

/** No row is longer: one that seems to be has a quote that is never closed. */
const longestRow = 1_000_000;

const faults: Readonly<Partial<Record<CsvError['code'], string>>> = {
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind a closing quote',
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'it is longer than a million characters, as when a quote is opened and never closed',
};

function unreadable(name: string, row: number, error: CsvError): UnreadableInput {
  const fault = faults[error.code] ?? error.message;
  return new UnreadableInput(
    `${name} cannot be read from row ${row} on: ${fault}. Put quotes round the whole cell and double those inside it.`,
  );
}

/** Hands the parser bytes (none: the end) and resolves when it has taken them apart. */
const feed = (parser: Parser, bytes?: Buffer) =>
  new Promise<void>((resolve, reject) => {
    const taken = (error?: Error | null) => (error ? reject(error) : resolve());
    if (bytes) parser.write(bytes, taken);
    else parser.end(taken);
  });

/**
 * The rows of a CSV file (RFC 4180, UTF-8 with or without byte order mark, any line ends) as they are read: memory
 * holds a batch of them. A blank line is a row with one empty cell.
 *
 * @throws UnreadableInput when it is not UTF-8 or its quotes do not match
 */
export async function* csvRows(name: string, path: string, size: number): AsyncGenerator<Batch> {
  let rows: Row[] = [];
  let read = 0;
  let taken = 0;
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: longestRow,
    on_record: (row: string[]) => {
      rows.push(row);
      return null;
    },
  });
  // A refusal is told by the promise of `feed`.
  parser.on('error', () => undefined);
  parser.resume();
  const batch = (): Batch => {
    const next = { rows, done: size === 0 ? 1 : Math.min(1, taken / size) };
    read += rows.length;
    rows = [];
    return next;
  };
  try {
    for await (const bytes of utf8(name, createReadStream(path, { highWaterMark: 64 * 1024 }))) {
      taken += bytes.length;
      await feed(parser, bytes);
      yield batch();
    }
    await feed(parser);
    yield batch();
  } catch (error) {
    throw error instanceof CsvError ? unreadable(name, read + rows.length + 1, error) : error;
  }
}
