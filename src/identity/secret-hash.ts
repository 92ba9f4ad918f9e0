import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that stand in a URL or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of such a secret; what nobody can guess needs no slow hash. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
