import { Links } from '../../src/identity/links.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db, clock } = openOpsFile();
const links = new Links(db, clock);

describe('links', () => {
  it('hold 256 bits, of which only a hash is kept', () => {
    const secret = links.issue('reset', 'u-1', 60);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(db.prepare('SELECT * FROM links').all())).not.toContain(secret);
  });

  it('are found as often as one likes, and used once', () => {
    const secret = links.issue('invitation', 'u-2', 60);
    const expiresAt = new Date(clock.time + 60 * 60_000).toISOString();
    expect(links.find('invitation', secret)).toEqual({ user: 'u-2', expiresAt });
    expect(links.find('invitation', secret)).toEqual({ user: 'u-2', expiresAt });
    expect(links.use('invitation', secret)).toEqual({ user: 'u-2' });
    expect(links.use('invitation', secret)).toBeUndefined();
    expect(links.find('invitation', secret)).toBeUndefined();
  });

  it('may be for somebody who is not there yet', () => {
    const old = links.issue('set-up', null, 60);
    const secret = links.issue('set-up', null, 60);
    expect(links.find('set-up', old)).toBeUndefined();
    expect(links.use('set-up', secret)).toEqual({ user: null });
  });

  it('are good for their purpose only', () => {
    const secret = links.issue('invitation', 'u-3', 60);
    expect([links.find('reset', secret), links.use('reset', secret)]).toEqual([undefined, undefined]);
    expect(links.find('invitation', `${secret}x`)).toBeUndefined();
    expect(links.use('invitation', secret)).toEqual({ user: 'u-3' });
  });

  it('end with their time', () => {
    const secret = links.issue('reset', 'u-4', 10);
    clock.time += 10 * 60_000 - 1;
    expect(links.find('reset', secret)).toBeDefined();
    clock.time += 1;
    expect([links.find('reset', secret), links.use('reset', secret)]).toEqual([undefined, undefined]);
  });

  it('end with the next one of the same purpose and user, and when they are withdrawn', () => {
    const [old, other, invitation] = [
      links.issue('reset', 'u-5', 60),
      links.issue('reset', 'u-6', 60),
      links.issue('invitation', 'u-5', 60),
    ];
    const next = links.issue('reset', 'u-5', 60);
    expect(links.find('reset', old)).toBeUndefined();
    links.withdraw('reset', 'u-5');
    expect(links.find('reset', next)).toBeUndefined();
    expect([links.find('reset', other)?.user, links.find('invitation', invitation)?.user]).toEqual([
      'u-6',
      'u-5',
    ]);
  });
});
