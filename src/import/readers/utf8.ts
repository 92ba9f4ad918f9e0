import { isUtf8 } from 'node:buffer';
import { UnreadableInput } from '../unreadable-input.ts';

/** How many bytes the character takes that begins with this byte; 1 for a byte that begins none. */
const lengthOf = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1);

/** Where an unfinished character begins at the end of the bytes; their length when the last one is whole. */
function wholeUntil(bytes: Uint8Array): number {
  for (let i = bytes.length - 1; i >= 0 && i >= bytes.length - 3; i--) {
    const byte = bytes[i] ?? 0;
    if ((byte & 0xc0) !== 0x80) return i + lengthOf(byte) > bytes.length ? i : bytes.length;
  }
  return bytes.length;
}

function firstBad(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOf(bytes[at] ?? 0);
    if (!isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

/**
 * The same bytes, cut between characters, as long as they are UTF-8.
 *
 * @throws UnreadableInput naming the first byte (from 1) that is not
 */
export async function* utf8(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let before = 0;
  let rest: Buffer = Buffer.alloc(0);
  const refuse = (bytes: Buffer): never => {
    throw new UnreadableInput(
      `${name} is not UTF-8: byte ${before + firstBad(bytes) + 1} belongs to another encoding. ` +
        'Save it as "CSV UTF-8" and import it again.',
    );
  };
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeUntil(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) refuse(whole);
    yield whole;
    rest = Buffer.from(bytes.subarray(end));
    before += end;
  }
  if (rest.length > 0) refuse(rest);
}
