import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HeldUploads } from '../../../src/import/uploads/held-uploads.ts';
import { uploadLimits } from '../../../src/import/uploads/upload-limits.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const hour = 60 * 60 * 1_000;
let now: number;
let uploads: HeldUploads;

beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00.000Z');
  uploads = new HeldUploads(folder, { now: () => new Date(now).toISOString() });
  await uploads.open();
});
afterEach(() => uploads.close());

async function held(by = 'u-1') {
  const upload = await uploads.hold(by);
  await upload.keep('areas.csv', Readable.from([Buffer.from('area\n')]));
  return upload;
}

describe('uploads that are held', () => {
  it('are for their owner’s eyes alone, also on the disk', async () => {
    const upload = await held();
    expect(uploads.of(upload.id, 'u-1')).toBe(upload);
    expect(() => uploads.of(upload.id, 'u-2')).toThrow('There is no such upload');
    expect(statSync(upload.path()).mode & 0o777).toBe(0o600);
    expect(statSync(upload.folder).mode & 0o077).toBe(0);
  });

  it('are thrown away after an hour, but not while they are being imported', async () => {
    const [forgotten, working] = [await held(), await held()];
    working.standing = { kind: 'recording', step: 'Recording areas.csv', fraction: 0 };
    now += hour + 1;
    await held();
    expect([existsSync(forgotten.folder), existsSync(working.folder)]).toEqual([false, true]);
    expect(() => uploads.of(forgotten.id, 'u-1')).toThrow('send the files again');
  });

  it('are so many at once and no more', async () => {
    for (let n = 0; n < uploadLimits.held; n++) await uploads.hold('u-1');
    await expect(uploads.hold('u-1')).rejects.toThrow('wait for somebody to confirm');
  });

  it('do not outlive the process that held them, however it ended', async () => {
    const left = join(folder, 'uploads', 'left');
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'areas.csv'), 'area\n');
    const next = new HeldUploads(folder, { now: () => new Date(now).toISOString() });
    await next.open();
    expect(existsSync(left)).toBe(false);
    await next.close();
  });

  it('know the same content again, whatever the token of the page', async () => {
    const [one, other] = [await held(), await held()];
    one.fields = { _csrf: 'a', correct: 'true' };
    other.fields = { _csrf: 'b', correct: 'true' };
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    await other.keep('rates.csv', Readable.from([Buffer.from('rate\n')]));
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
  });
});
