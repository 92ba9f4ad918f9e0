/** What an error of SQLite or of the file system means for the log. */
export type Fault =
  /** No room on the disk: nothing was written, and it can be tried again. */
  | 'full'
  /** The disk or the file cannot be trusted any more: the process must end. */
  | 'io'
  /** Anything else, such as a log that another program keeps locked. */
  | 'other';

const full = 13;
const ioError = 10;
// IOERR, CORRUPT, CANTOPEN (a file that was there), PROTOCOL (WAL locking), NOTADB
const io = new Set([ioError, 11, 14, 15, 26]);

/** SQLite's extended result code (its low byte is the primary one); 0 when the error is not from SQLite. */
export function sqliteCode(error: unknown): number {
  const code = member(error, 'errcode');
  return typeof code === 'number' ? code : 0;
}

/** Whether the disk itself failed, not what is on it. */
export const diskFailed = (error: unknown): boolean =>
  (sqliteCode(error) & 0xff) === ioError || member(error, 'code') === 'EIO';

export function faultOf(error: unknown): Fault {
  const primary = sqliteCode(error) & 0xff;
  if (primary === full) return 'full';
  if (io.has(primary)) return 'io';
  const code = member(error, 'code');
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return diskFailed(error) ? 'io' : 'other';
}

/** One line for a person. */
export const messageOf = (error: unknown): string =>
  String(member(error, 'message') ?? error).replaceAll(/\s+/g, ' ');

// The error may come from another realm, where `instanceof` says nothing.
const member = (error: unknown, key: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : undefined;
