import { RecoveryCodes } from '../../src/identity/recovery-codes.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db, clock } = openOpsFile();
const codes = new RecoveryCodes(db, clock);

describe('recovery codes', () => {
  let issued: readonly string[];
  const nth = (index: number) => issued[index] ?? '';
  beforeEach(async () => {
    issued = await codes.issue('u-1');
  });

  it('are ten, all different, and stand nowhere in the file', () => {
    expect(new Set(issued).size).toBe(10);
    for (const each of issued)
      expect(each).toMatch(/^\d[0-9a-hjkmnp-tv-z]{3}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/);
    const kept = JSON.stringify(db.prepare('SELECT * FROM recovery_codes').all());
    for (const each of issued) expect(kept).not.toContain(each.replaceAll('-', '').slice(1));
  });

  it('are good once each', async () => {
    expect(await codes.use('u-1', nth(3))).toBe(true);
    expect(await codes.use('u-1', nth(3))).toBe(false);
    expect(codes.left('u-1')).toBe(9);
    expect(await Promise.all([codes.use('u-1', nth(4)), codes.use('u-1', nth(4))])).toContain(false);
    expect(codes.left('u-1')).toBe(8);
  });

  it('are taken as they are meant', async () => {
    for (const code of [nth(0), nth(1)]) {
      const typed = code.replaceAll('-', ' ').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l');
      expect(await codes.use('u-1', ` ${typed} `)).toBe(true);
    }
  });

  it('are good for their owner only, and nothing else is one', async () => {
    expect(await codes.use('u-2', nth(0))).toBe(false);
    const wrong = nth(0).endsWith('z') ? 'y' : 'z';
    for (const text of [
      '',
      'x',
      '-',
      nth(0).slice(0, -1),
      `${nth(0).slice(0, -1)}${wrong}`,
      `1${nth(0).slice(1)}`,
    ])
      expect(await codes.use('u-1', text)).toBe(false);
    expect(codes.left('u-1')).toBe(10);
  });

  it('are good no longer when there are new ones, or they are forgotten', async () => {
    const next = await codes.issue('u-1');
    expect([await codes.use('u-1', nth(0)), codes.left('u-1')]).toEqual([false, 10]);
    codes.forget('u-1');
    expect([await codes.use('u-1', next[0] ?? ''), codes.left('u-1')]).toEqual([false, 0]);
  });
});
