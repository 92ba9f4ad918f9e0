import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Overloaded } from '../load/overloaded.ts';

/** OWASP's first choice for argon2id: KiB of memory, passes, lanes. Stronger ones may follow: `isOutdated`. */
const strength = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** Each takes 19 MiB and a processor: more at once would keep everybody waiting. */
const atOnce = 2;
const longestQueue = 20;

const hash = promisify(argon2);
const digits = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
const phc =
  /^\$argon2id\$v=19\$m=(\d{4,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const waiting: (() => void)[] = [];
let underWay = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay < atOnce) underWay += 1;
  else if (waiting.length < longestQueue) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new Overloaded();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }
}

/** Keyboards write the same letter in several ways. */
const message = (password: string) => password.normalize('NFKC');

const written = (nonce: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${digits(nonce)}$${digits(tag)}`;

function read(verifier: string) {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(verifier) ?? [];
  if (nonce === undefined || tag === undefined)
    throw new TypeError('A verifier is an argon2id hash in the PHC format: $argon2id$v=19$m=…,t=…,p=…$…$…');
  return {
    strength: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** By which a password can be told and from which it cannot be read: PHC string. Rejects with Overloaded. */
export async function verifierOf(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() =>
    hash('argon2id', { message: message(password), nonce, tagLength, ...strength }),
  );
  return written(nonce, tag);
}

/** Whether it is the password of the verifier. Rejects with Overloaded, and a TypeError when it is no verifier. */
export async function verifies(verifier: string, password: string): Promise<boolean> {
  const { strength: used, nonce, tag } = read(verifier);
  const found = await inTurn(() =>
    hash('argon2id', { message: message(password), nonce, tagLength: tag.length, ...used }),
  );
  return timingSafeEqual(found, tag);
}

/** Whether it was made with another strength than new ones are. */
export const isOutdated = (verifier: string): boolean =>
  (Object.keys(strength) as (keyof typeof strength)[]).some(
    (key) => read(verifier).strength[key] !== strength[key],
  );

/** Of no password: to check one against it takes as long as against somebody's. */
export const nobodys: string = written(randomBytes(16), randomBytes(tagLength));
