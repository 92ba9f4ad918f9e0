import type { Session } from 'fastify';
import { DatabaseSync } from 'node:sqlite';
import { idle, longest, Sessions } from '../../src/identity/sessions.ts';

let now: number;
let db: DatabaseSync;
let sessions: Sessions;
const clock = { now: () => new Date(now).toISOString() };

beforeEach(() => {
  now = Date.parse('2026-06-30T09:00:00.000Z');
  db = new DatabaseSync(':memory:');
  sessions = new Sessions(db, clock);
});
afterEach(() => db.close());

const minute = 60_000;
const set = (id: string, fields: Partial<Session>) =>
  sessions.set(id, { cookie: {}, ...fields } as Session, () => undefined);
function get(id: string): Session | null | undefined {
  let found: Session | null | undefined;
  sessions.get(id, (_, session) => (found = session));
  return found;
}
/** As a sign-in does it: a fresh id of nobody's, which then becomes somebody's. */
function begin(id: string, user = 'u-1', name = `s-${id}`): void {
  set(id, {});
  set(id, { user, name, startedAt: clock.now(), browser: 'Firefox on Linux', address: '192.0.2.1' });
}

describe('a session of somebody', () => {
  it('is kept by the hash of its id, over a restart', () => {
    begin('secret-id');
    expect(new Sessions(db, clock).of('u-1')).toEqual([
      {
        name: 's-secret-id',
        user: 'u-1',
        startedAt: clock.now(),
        lastSeenAt: clock.now(),
        browser: 'Firefox on Linux',
        address: '192.0.2.1',
      },
    ]);
    expect(get('secret-id')?.user).toBe('u-1');
    const stored = JSON.stringify(db.prepare('SELECT id FROM sessions').all());
    expect(stored).toMatch(/[0-9a-f]{64}/);
    expect(stored).not.toContain('secret-id');
  });

  it('is over half an hour after its last request, to the second', () => {
    begin('a');
    now += 59_000;
    expect(get('a')?.user).toBe('u-1');
    now += idle;
    expect(get('a')?.user).toBe('u-1');
    now += idle + 1;
    expect(get('a')).toBeNull();
    expect(sessions.of('u-1')).toEqual([]);
  });

  it('is over twelve hours after it was begun, however busy it is', () => {
    begin('a');
    for (const end = now + longest; now < end; now += 20 * minute) expect(get('a')?.user).toBe('u-1');
    expect(get('a')?.user).toBe('u-1');
    now += 1;
    expect(get('a')).toBeNull();
  });

  it('lives no longer for being asked about', () => {
    begin('a');
    now += idle;
    expect(sessions.holds('s-a')).toBe(true);
    expect(sessions.of('u-1')).toHaveLength(1);
    now += 1;
    expect(sessions.holds('s-a')).toBe(false);
  });

  it('that was ended is not brought back by a request that is still under way', () => {
    begin('a');
    const underWay = get('a')!;
    expect(sessions.end('s-a')).toBe(true);
    sessions.set('a', underWay, () => undefined);
    expect(get('a')).toBeNull();
    expect(sessions.end('s-a')).toBe(false);
  });

  it('ends with the others, or stays when it is the one that is kept', () => {
    begin('a');
    begin('b');
    begin('c', 'u-2');
    sessions.endAll('u-1', 's-b');
    expect([get('a'), get('b')?.name, get('c')?.name]).toEqual([null, 's-b', 's-c']);
    sessions.endAll('u-1');
    expect([get('b'), get('c')?.name]).toEqual([null, 's-c']);
  });
});

describe('a session of nobody', () => {
  it('lies in memory, and is over after half an hour', () => {
    set('a', { challenge: 'x' });
    expect(get('a')?.challenge).toBe('x');
    expect(db.prepare('SELECT count(*) AS n FROM sessions').get()).toEqual({ n: 0 });
    now += idle + 1;
    expect(get('a')).toBeNull();
  });

  it('makes way for newer ones: whoever asks for many fills no memory', () => {
    set('first', { challenge: 'x' });
    for (let i = 0; i < 10_000; i++) set(`id-${i}`, {});
    expect(get('first')).toBeNull();
    expect(get('id-9999')).not.toBeNull();
  });

  it('of whoever is half-way in is not thrown out by those who only look', () => {
    const until = clock.now();
    set('pending', { pending: { user: 'u-1', until, next: null, wrong: 0 } });
    set('away', { oidc: { state: 's', nonce: 'n', verifier: 'v', next: null, freshly: false } });
    for (let i = 0; i < 11_000; i++) set(`id-${i}`, {});
    expect([get('pending')?.pending?.user, get('away')?.oidc?.state]).toEqual(['u-1', 's']);
    set('pending', {});
    for (let i = 0; i < 10_000; i++) set(`more-${i}`, {});
    expect(get('pending')).toBeNull();
  });

  it('cannot become somebody’s under an id that the server never gave', () => {
    set('planted', { user: 'u-1', name: 's-1' });
    expect(get('planted')).toBeNull();
  });
});
