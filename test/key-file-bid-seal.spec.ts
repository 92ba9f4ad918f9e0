import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFileBidSeal } from '../src/key-file-bid-seal.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const path = join(folder, 'seal.key');
const store = (bids: number) => ({
  readAll: () => Promise.resolve({ events: Array.from({ length: bids }, () => ({})), next: bids, end: true }),
});
const sealOver = (bids: number, key: string | undefined = path, missing: 'make' | 'refuse' = 'make') =>
  new KeyFileBidSeal(store(bids) as never, key, missing);
const refused = { name: 'Rejection', code: 'seal-key-unavailable' };

it('seals with a key that it makes once, for its owner alone, and opens what it sealed', async () => {
  const seal = sealOver(0);
  const [one, other] = await Promise.all([
    seal.seal('bid-1', 'What it says'),
    seal.seal('bid-1', 'What it says'),
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path)).toHaveLength(32);
  expect(one.sealed).not.toBe(other.sealed);
  expect(one.digest).not.toBe(other.digest);
  expect(Buffer.from(one.sealed, 'base64').toString('latin1')).not.toContain('What');
  expect(await sealOver(1).open('bid-1', one)).toMatchObject({ text: 'What it says' });
});

it('opens nothing that is not what was sealed for the stream', async () => {
  const seal = sealOver(1);
  const { sealed, digest } = await seal.seal('bid-1', 'What it says');
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  expect(await seal.open('bid-1', { digest, sealed: bytes.toString('base64') })).toBeUndefined();
  expect(await seal.open('bid-2', { digest, sealed })).toBeUndefined();
  expect(await seal.open('bid-1', { digest: '0'.repeat(64), sealed })).toBeUndefined();
  expect(await seal.open('bid-1', { digest, sealed: '' })).toBeUndefined();
  expect(await seal.open('bid-1', { digest, sealed })).toBeDefined();
});

it('says what to do when its key is gone, and makes no other while bids wait for it', async () => {
  const sealed = await sealOver(0).seal('bid-1', 'What it says');
  const key = readFileSync(path);
  rmSync(path);
  await expect(sealOver(1).open('bid-1', sealed)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('from a backup') as string,
  });
  await expect(sealOver(1).seal('bid-2', 'Another')).rejects.toMatchObject(refused);
  await expect(sealOver(0, path, 'refuse').seal('bid-2', 'Another')).rejects.toMatchObject(refused);
  await expect(
    new KeyFileBidSeal(store(0) as never, undefined).seal('bid-2', 'Another'),
  ).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('SEAL_KEY_FILE') as string,
  });
  const seal = sealOver(1);
  writeFileSync(path, key.subarray(1));
  await expect(seal.open('bid-1', sealed)).rejects.toMatchObject(refused);
  writeFileSync(path, key);
  chmodSync(path, 0o600);
  expect(await seal.open('bid-1', sealed)).toMatchObject({ text: 'What it says' });
});
