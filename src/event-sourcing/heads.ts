import {
  closeSync,
  constants,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readSync,
  fstatSync,
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
    this.#fd = openSync(headsPath(folder), constants.O_RDWR | constants.O_CREAT, 0o600);
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
    if (last) this.#size = sizeIn(last);
  }
}

function sizeIn(line: string): number {
  try {
    return Number((JSON.parse(line) as Partial<NotedHead>).size);
  } catch {
    return Number.NaN;
  }
}
