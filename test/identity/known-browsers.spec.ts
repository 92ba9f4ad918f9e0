import { KnownBrowsers } from '../../src/identity/known-browsers.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db, clock } = openOpsFile();
const browsers = new KnownBrowsers(db, clock);

describe('known browsers', () => {
  it('are those in which the user has signed in', () => {
    const secret = browsers.remember('u-1');
    expect([browsers.knows('u-1', secret), browsers.knows('u-2', secret)]).toEqual([true, false]);
    expect([browsers.knows('u-1', undefined), browsers.knows('u-1', '')]).toEqual([false, false]);
    expect(JSON.stringify(db.prepare('SELECT * FROM known_browsers').all())).not.toContain(secret);
    browsers.forget('u-1');
    expect(browsers.knows('u-1', secret)).toBe(false);
  });

  it('are the newest twenty of a user', () => {
    const other = browsers.remember('u-3');
    const secrets = Array.from({ length: 22 }, () => browsers.remember('u-2'));
    expect(secrets.map((secret) => browsers.knows('u-2', secret)).indexOf(true)).toBe(2);
    expect(browsers.knows('u-3', other)).toBe(true);
  });

  it('are forgotten after 180 days', () => {
    const secret = browsers.remember('u-4');
    clock.time += 180 * 24 * 60 * 60_000 - 1;
    expect(browsers.knows('u-4', secret)).toBe(true);
    clock.time += 1;
    expect(browsers.knows('u-4', secret)).toBe(false);
    browsers.remember('u-5');
    expect(db.prepare("SELECT 1 FROM known_browsers WHERE user = 'u-4'").get()).toBeUndefined();
  });
});
