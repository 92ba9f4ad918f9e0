import type { Readable } from 'node:stream';
import { join } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UnreadableInput } from '../unreadable-input.ts';
import { keptName } from './file-name.ts';
import { type Allowance, saveFile } from './save-file.ts';
import { uploadLimits } from './upload-limits.ts';

/** Small files may repeat themselves as they like. */
const smallFile = 1024 * 1024;

const isHidden = (name: string) => /(^|\/)(\.|__MACOSX)/.test(name);

function demandReasonable(zip: string, { fileName, compressedSize, uncompressedSize }: Entry): void {
  if (uncompressedSize > Math.max(smallFile, compressedSize * uploadLimits.ratio))
    throw new UnreadableInput(
      `${zip} cannot be unpacked: ${keptName(fileName)} is more than ${uploadLimits.ratio} times as large as it is packed. Send the file itself.`,
    );
}

/**
 * Unpacks a ZIP archive's files, whatever folders they lie in there, and gives their names. Bytes are counted as they
 * come out, whatever the archive says of them.
 *
 * Rejects with UnreadableInput, and with PayloadTooLargeException.
 */
export async function unpack(
  zip: { readonly name: string; readonly path: string },
  folder: string,
  allowance: Allowance,
): Promise<readonly string[]> {
  const names: string[] = [];
  let archive: ZipFile | undefined;
  try {
    archive = await openPromise(zip.path, { autoClose: false });
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/') || isHidden(entry.fileName)) continue;
      const name = keptName(entry.fileName);
      if (/\.zip$/i.test(name))
        throw new UnreadableInput(`${zip.name} holds an archive itself: unpack it first.`);
      if (names.length >= uploadLimits.files)
        throw new UnreadableInput(
          `${zip.name} holds more than ${uploadLimits.files} files: leave out the others.`,
        );
      demandReasonable(zip.name, entry);
      const content: Readable = await archive.openReadStreamPromise(entry);
      await saveFile(content, join(folder, name), allowance);
      names.push(name);
    }
    return names;
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if ('getStatus' in (error as object) || code === 'ENOSPC') throw error;
    throw new UnreadableInput(
      code === 'EEXIST'
        ? `${zip.name} holds two files of one name: leave one of them.`
        : `${zip.name} is not a ZIP archive that can be read (${message}). Pack it anew, or send its files.`,
    );
  } finally {
    archive?.close();
  }
}
