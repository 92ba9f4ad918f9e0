import {
  closeSync,
  constants,
  createReadStream,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A tree head as noted in heads.ndjson: `at` is when its newest event was recorded. */
export interface NotedHead {
  readonly size: number;
  readonly root: string;
  readonly at: string;
}

export const headsPath = (folder: string): string => join(folder, 'heads.ndjson');

/** The notebook of tree heads, one JSON line each, so that a log that was altered or cut is found out. */
export class Heads {
  readonly #fd: number;
  #length: number;
  #size = 0;

  constructor(folder: string) {
    this.#fd = openSync(headsPath(folder), constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
    this.#length = fstatSync(this.#fd).size;
    this.#dropTornLine();
  }

  /** Writes a head down, durably; the same size again is not news. */
  note({ size, root, at }: NotedHead): void {
    if (size === this.#size) return;
    const line = Buffer.from(`${JSON.stringify({ size, root, at })}\n`);
    try {
      for (let done = 0; done < line.length;) {
        done += writeSync(this.#fd, line, done, line.length - done, this.#length + done);
      }
      fdatasyncSync(this.#fd);
    } catch (error) {
      ftruncateSync(this.#fd, this.#length);
      throw error;
    }
    this.#length += line.length;
    this.#size = size;
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** A crash may leave half a line, which was never a head. */
  #dropTornLine() {
    const tail = Buffer.alloc(Math.min(this.#length, 4096));
    readSync(this.#fd, tail, 0, tail.length, this.#length - tail.length);
    const kept = tail.lastIndexOf('\n') + 1;
    if (kept < tail.length) {
      this.#length -= tail.length - kept;
      ftruncateSync(this.#fd, this.#length);
    }
    const last = tail.subarray(0, kept).toString('utf8').trimEnd().split('\n').at(-1);
    if (last) this.#size = parse(last).size;
  }
}

/** A head to compare a log with, and where it comes from. */
export interface KnownHead {
  readonly size: number;
  /** Empty when the line is not a head. */
  readonly root: string;
  readonly where: string;
}

/** The heads noted in a folder, in their order, with one that was kept elsewhere among them. */
export async function* knownHeads(
  folder: string,
  elsewhere?: { readonly size: number; readonly root: string },
): AsyncGenerator<KnownHead> {
  let kept = elsewhere && { ...elsewhere, where: 'the head given' };
  for await (const head of notedHeads(folder)) {
    if (kept && kept.size <= head.size) {
      yield kept;
      kept = undefined;
    }
    yield head;
  }
  if (kept) yield kept;
}

async function* notedHeads(folder: string): AsyncGenerator<KnownHead> {
  if (!existsSync(headsPath(folder))) return;
  let rest = '';
  let number = 0;
  for await (const chunk of createReadStream(headsPath(folder), 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    // What follows the last line's end is being written, or was torn by a crash.
    rest = lines.pop() ?? '';
    for (const line of lines) yield { ...parse(line), where: `heads.ndjson line ${++number}` };
  }
}

function parse(line: string): { readonly size: number; readonly root: string } {
  try {
    const { size, root } = JSON.parse(line) as Partial<NotedHead>;
    if (Number.isSafeInteger(size) && /^[0-9a-f]{64}$/.test(root ?? ''))
      return { size: Number(size), root: String(root) };
  } catch {
    // Not JSON, so not a head.
  }
  return { size: 0, root: '' };
}
