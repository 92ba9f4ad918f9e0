import { crc32 } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** The fields that a local header and the central directory have in the same order: no compression, no date. */
function fields(at: number, into: Buffer, name: Buffer, content: Buffer): void {
  into.writeUInt16LE(20, at);
  into.writeUInt16LE(0x0800, at + 2);
  into.writeUInt32LE(crc32(content), at + 10);
  into.writeUInt32LE(content.length, at + 14);
  into.writeUInt32LE(content.length, at + 18);
  into.writeUInt16LE(name.length, at + 22);
}

/** A ZIP archive of these files without compression, for a reader that takes archives only. */
export function storedZip(files: Iterable<readonly [name: string, content: Buffer]>): ArrayBuffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localHeader, 0);
    fields(4, local, name, content);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(centralHeader, 0);
    central.writeUInt16LE(20, 4);
    fields(6, central, name, content);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    chunks.push(local, name, content);
    offset += local.length + name.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  const size = offset + listing.length + end.length;
  const archive = new ArrayBuffer(size);
  let at = 0;
  for (const chunk of [...chunks, listing, end]) {
    new Uint8Array(archive, at, chunk.length).set(chunk);
    at += chunk.length;
  }
  return archive;
}
