import type { Readable } from 'node:stream';
import { openPromise, type Entry } from 'yauzl';
import { UnreadableInput } from '../unreadable-input.ts';

declare module 'yauzl' {
  function openPromise(path: string): Promise<ZipFile>;
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
}

const most = { entries: 1_000, bytes: 48 * 1024 * 1024, ratio: 250 };

const tooMuch = (name: string, what: string) =>
  new UnreadableInput(`${name} unpacks to ${what}: too much for a workbook. Save the sheet as "CSV UTF-8".`);

const megabytes = `more than ${most.bytes / 1024 / 1024} MB`;

/** Inflates one entry, and stops as soon as there is more of it than `room` bytes. */
async function inflate(stream: Readable, room: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > room) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The XML parts of a workbook by name, unpacked within bounds: what the archive declares is refused first, then what
 * it really holds is counted while it is inflated. Pictures and the like stay packed.
 *
 * @throws UnreadableInput when it is no ZIP archive, is damaged or encrypted, or unpacks to too much
 */
export async function zipEntries(name: string, path: string): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let bytes = 0;
  let entries = 0;
  const admit = ({ uncompressedSize, compressedSize }: Entry) => {
    if (++entries > most.entries) throw tooMuch(name, `more than ${most.entries} files`);
    if (bytes + uncompressedSize > most.bytes) throw tooMuch(name, megabytes);
    // Small parts may repeat themselves as they like.
    if (uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * most.ratio) {
      throw tooMuch(name, `${most.ratio} times its size and more`);
    }
  };
  try {
    const zip = await openPromise(path);
    for await (const entry of zip.eachEntry()) {
      if (!/\.(?:xml|rels)$/.test(entry.fileName)) continue;
      admit(entry);
      const part = await inflate(await zip.openReadStreamPromise(entry), most.bytes - bytes);
      if (!part) throw tooMuch(name, megabytes);
      bytes += part.length;
      parts.set(entry.fileName, part);
    }
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableInput(
      `${name} is not a workbook that can be read (${why}). Save it as .xlsx or CSV.`,
    );
  }
  return parts;
}
