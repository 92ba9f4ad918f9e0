import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type EventStore, Rejection } from '#event-sourcing';
import { BidSeal, type SealedBid, type UnsealedBid } from '../contexts/procurement/bids/bid-seal.ts';
import { BidReceived } from '../contexts/procurement/index.ts';

const [keyBytes, ivBytes, tagBytes, saltDigits] = [32, 12, 16, 32];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const codeOf = (error: unknown) => (error as { readonly code?: string }).code;

function unavailable(why: string): never {
  throw new Rejection('seal-key-unavailable', why);
}

/**
 * Seals bids by AES-256-GCM, each stream under a key of its own (HKDF-SHA-256 of the key in a file). What is sealed is
 * 12 bytes of nonce, 16 of the tag and the encrypted text after its salt; the stream's name is authenticated with it.
 */
export class KeyFileBidSeal extends BidSeal {
  #master: Promise<Buffer> | undefined;

  /**
   * @param path undefined: nobody said where the key is
   * @param missing `make`: a key is made before the first bid, and never when there are bids of a key that is gone
   */
  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly path: string | undefined,
    private readonly missing: 'make' | 'refuse' = 'refuse',
  ) {
    super();
  }

  async seal(stream: string, text: string): Promise<SealedBid> {
    const salted = randomBytes(saltDigits / 2).toString('hex') + text;
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', await this.keyOf(stream), iv).setAAD(Buffer.from(stream));
    const encrypted = Buffer.concat([cipher.update(salted, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64');
    return { digest: sha256(salted), sealed };
  }

  async open(stream: string, { digest, sealed }: SealedBid): Promise<UnsealedBid | undefined> {
    const bytes = Buffer.from(sealed, 'base64');
    const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)];
    const key = await this.keyOf(stream);
    let salted: string;
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(stream)).setAuthTag(tag);
      const encrypted = bytes.subarray(ivBytes + tagBytes);
      salted = Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
    if (sha256(salted) !== digest) return undefined;
    return { salt: salted.slice(0, saltDigits), text: salted.slice(saltDigits) };
  }

  private async keyOf(stream: string): Promise<Buffer> {
    this.#master ??= this.master();
    try {
      const master = await this.#master;
      return Buffer.from(hkdfSync('sha256', master, '', `evenhand sealed ${stream}`, keyBytes));
    } catch (error) {
      this.#master = undefined;
      throw error;
    }
  }

  private async master(): Promise<Buffer> {
    const { path } = this;
    if (path === undefined)
      unavailable(
        'The log is on a server: set SEAL_KEY_FILE to a file with the same 32 bytes on every node.',
      );
    let key: Buffer;
    try {
      key = await readFile(path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || this.missing === 'refuse')
        unavailable(`The key of sealed bids, ${path}, cannot be read (${codeOf(error)}): put it back.`);
      key = await this.made(path);
    }
    if (key.length !== keyBytes)
      unavailable(
        `The key of sealed bids, ${path}, does not have ${keyBytes} bytes: put the right one back.`,
      );
    return key;
  }

  private async made(path: string): Promise<Buffer> {
    const { events } = await this.store.readAll({ filter: { types: [BidReceived.type] }, limit: 1 });
    if (events.length > 0)
      unavailable(
        `${path} is gone, and with it the key of the bids that were sealed: put it back from a backup of the folder. ` +
          'Nothing else opens them.',
      );
    try {
      await writeFile(path, randomBytes(keyBytes), { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    return readFile(path);
  }
}
