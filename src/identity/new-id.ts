import { createHash, randomBytes } from 'node:crypto';

/** 80 bits in 16 digits of 0-9a-v. */
const digits = (bytes: Buffer) =>
  BigInt(`0x${bytes.subarray(0, 10).toString('hex')}`)
    .toString(32)
    .padStart(16, '0');

/** The name of a user, a token or a session that nobody can guess: `u-1h2k…`. A `reference`. */
export const newId = (kind: 'u' | 't' | 's'): string => `${kind}-${digits(randomBytes(10))}`;

/** Always the same name for what somebody else names by these parts, none of which it tells: `u-1h2k…`. */
export const derivedId = (kind: 'u' | 'p', ...parts: readonly string[]): string =>
  `${kind}-${digits(createHash('sha256').update(JSON.stringify(parts)).digest())}`;
