import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { UnreadableInput } from '../unreadable-input.ts';

declare module 'yauzl' {
  function openPromise(path: string, options: { readonly autoClose: false }): Promise<ZipFile>;
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
}

const most = { entries: 1_000, bytes: 16 * 1024 * 1024, ratio: 250 };
/** Small parts may repeat themselves as they like. */
const smallPart = 1024 * 1024;

class TooMuch extends Error {}

/** The entries to unpack, as far as the archive's own word for their sizes is acceptable. */
async function admitted(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels)$/.test(entry.fileName)) continue;
    entries.push(entry);
    bytes += entry.uncompressedSize;
    if (entries.length > most.entries) throw new TooMuch(`more than ${most.entries} files`);
    if (bytes > most.bytes) throw new TooMuch(`more than ${most.bytes / 1024 / 1024} MB`);
    if (entry.uncompressedSize > Math.max(smallPart, entry.compressedSize * most.ratio)) {
      throw new TooMuch(`more than ${most.ratio} times its size`);
    }
  }
  return entries;
}

/** Unpacks one entry, and stops as soon as there is more of it than it says. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > entry.uncompressedSize) throw new TooMuch('more than it says');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The XML parts of a workbook by name, unpacked within bounds: what the archive declares is refused first, then what
 * it really holds is counted while it is unpacked. Pictures and the like stay packed.
 *
 * @throws UnreadableInput when it is no ZIP archive, is damaged or encrypted, or unpacks to too much
 */
export async function zipEntries(name: string, path: string): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    for (const entry of await admitted(zip)) parts.set(entry.fileName, await unpacked(zip, entry));
    return parts;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableInput(
      error instanceof TooMuch
        ? `${name} unpacks to ${why}: too much for a workbook. Save the sheet as "CSV UTF-8".`
        : `${name} is not a workbook that can be read (${why}). Save it as .xlsx or CSV.`,
    );
  } finally {
    zip?.close();
  }
}
