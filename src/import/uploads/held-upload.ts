import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportResult } from '../import-history.ts';
import { UnreadableInput } from '../unreadable-input.ts';
import { type Allowance, saveFile } from './save-file.ts';
import { keptName } from './file-name.ts';
import { unpack } from './unpack.ts';
import { uploadLimits } from './upload-limits.ts';
import type { Readable } from 'node:stream';

/** How an upload is to be imported. */
export interface Manner {
  readonly skipInvalid: boolean;
  readonly correct: boolean;
  /** Which framework rows belong to that come without framework.json. */
  readonly framework?: string | undefined;
}

/** Where an upload stands. */
export type Standing =
  | { readonly kind: 'held' }
  /** `fraction`: how much of the step is done, 0 to 1. */
  | { readonly kind: 'checking' | 'recording'; readonly step: string; readonly fraction: number }
  | { readonly kind: 'checked' | 'recorded'; readonly result: ImportResult }
  /** Nothing was recorded. */
  | { readonly kind: 'stopped'; readonly words: string };

/** Files that somebody sent, kept until they are imported, thrown away, or nobody wants them. */
export class HeldUpload {
  readonly #allowance: Allowance = { left: uploadLimits.bytes };
  readonly #digests: Record<string, string> = {};
  standing: Standing = { kind: 'held' };
  manner: Manner = { skipInvalid: false, correct: false };
  /** The fields that were sent beside the files. */
  fields: Readonly<Record<string, string>> = {};
  /** Whether somebody goes on with it: what is refused before is thrown away at once. */
  taken = false;

  constructor(
    readonly id: string,
    /** The account or token that sent it: nobody else sees it. */
    readonly by: string,
    /** Milliseconds of the clock. */
    readonly at: number,
    /** Holds the files as they were sent; refused rows are returned beside it. */
    readonly folder: string,
  ) {}

  /** Names as they are shown, in their order. */
  get names(): readonly string[] {
    return Object.keys(this.#digests).toSorted();
  }

  get filesFolder(): string {
    return join(this.folder, 'files');
  }

  /** What a repeated request must send again to be the same. */
  toJSON() {
    const { _csrf, ...fields } = this.fields;
    return { fields, files: this.#digests };
  }

  /** For the check of the page that a form was sent from. */
  get _csrf(): string | undefined {
    return this.fields['_csrf'];
  }

  /** Keeps a file; a ZIP archive is unpacked. Rejects with UnreadableInput and PayloadTooLargeException. */
  async keep(sent: string, content: Readable): Promise<void> {
    const name = keptName(sent);
    const isArchive = /\.zip$/i.test(name);
    const path = join(isArchive ? this.folder : this.filesFolder, name);
    try {
      await saveFile(content, path, this.#allowance);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new UnreadableInput(`Two files are called ${name}: leave one of them.`);
    }
    if (isArchive) {
      await unpack({ name, path }, this.filesFolder, this.#allowance);
      await rm(path);
    }
    const names = (await readdir(this.filesFolder)).filter((each) => !(each in this.#digests));
    for (const each of names) this.#digests[each] = await digestOf(join(this.filesFolder, each));
  }

  /** What is to be imported: the one file, which may bear any name, or a folder of them. */
  path(): string {
    const [only = '', ...others] = this.names;
    return others.length > 0 ? this.filesFolder : join(this.filesFolder, only);
  }

  /** The files in which refused rows were returned, by their names. */
  returned(): ReadonlyMap<string, string> {
    const paths = 'result' in this.standing ? this.standing.result.returned : [];
    return new Map(paths.map((path) => [basename(path), path]));
  }

  /** Throws away refused rows that were returned before, so that only those of the last time are there. */
  async forgetReturned(): Promise<void> {
    for (const path of this.returned().values()) await rm(path, { force: true });
  }

  /** Throws the files away: they are recorded. What was refused stays, to be mended. */
  async release(): Promise<void> {
    await rm(this.filesFolder, { recursive: true, force: true });
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
