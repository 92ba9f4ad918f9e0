import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The 5,000 passwords of 12 characters or more that are chosen most often, from the ten million that Mark Burnett gave
 * into the public domain: in small letters, as the first 48 bits of their SHA-256, because many are not fit to be read.
 */
const read = () =>
  new Set(
    readFileSync(new URL('./frequent-passwords.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n'),
  );

let hashes: ReadonlySet<string> | undefined;

/** Whether many people have this password; capital letters make no difference. */
export const isFrequent = (password: string): boolean =>
  (hashes ??= read()).has(
    createHash('sha256').update(password.toLowerCase()).digest('base64url').slice(0, 8),
  );
