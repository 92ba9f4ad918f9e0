import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadConfiguration, readConfig, readStore } from '../src/config.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const secret = join(folder, 'secret');
writeFileSync(secret, '  s3:cr/t@ né \n');

const stored = (env: Record<string, string>) => readConfig(env).store;

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof BadConfiguration ? error.message : 'another error';
  }
  return 'accepted';
}

describe('EVENT_STORE', () => {
  it('is the embedded log by default', () => {
    expect(stored({})).toEqual({ kind: 'sqlite' });
    expect(stored({ EVENT_STORE: 'sqlite', EVENT_STORE_PASSWORD_FILE: '/nowhere' })).toEqual({
      kind: 'sqlite',
    });
  });

  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb://evenhand:word@n1:2113,n2:2113,n3:2113?tls=true&tlsCAFile=/certs/ca.crt',
    'esdb+discover://evenhand:word@cluster.example:2113',
  ])('names a server: %s', (connection) => {
    expect(stored({ EVENT_STORE: connection })).toEqual({
      kind: 'eventstoredb',
      connection,
      prefix: 'evenhand-',
    });
  });

  it.each(['', 'postgres://u:hush@h', 'esdb:/h', 'esdb://', 'esdb://u:hu@sh@h:2113', 'SQLite'])(
    'is nothing else: %j',
    (store) => {
      expect(refusal({ EVENT_STORE: store })).toMatch(/^EVENT_STORE must be sqlite, esdb:/);
      expect(refusal({ EVENT_STORE: store })).not.toMatch(/hu@?sh/);
    },
  );
});

describe('OCDS_PREFIX', () => {
  it('is as it was registered, or none', () => {
    expect(readConfig({ OCDS_PREFIX: 'ocds-a1b2c3' }).ocdsPrefix).toBe('ocds-a1b2c3');
    expect(readConfig({}).ocdsPrefix).toBeUndefined();
    expect(refusal({ OCDS_PREFIX: 'OCDS-1' })).toMatch(/^OCDS_PREFIX must be "ocds-" and six/);
  });
});

describe('EVENT_STORE_PREFIX', () => {
  const EVENT_STORE = 'esdb://n1';

  it('begins the names of the streams', () => {
    expect(stored({ EVENT_STORE, EVENT_STORE_PREFIX: 'westmarch.2-' })).toMatchObject({
      prefix: 'westmarch.2-',
    });
  });

  it.each(['', '$all', 'a b', 'é', 'x'.repeat(65)])('cannot be %j', (prefix) => {
    expect(refusal({ EVENT_STORE, EVENT_STORE_PREFIX: prefix })).toMatch(
      /^EVENT_STORE_PREFIX must be 1 to 64/,
    );
  });
});

describe('EVENT_STORE_PASSWORD_FILE', () => {
  const server = 'esdb://evenhand@n1:2113,n2:2113?tls=true';

  it('gives the password, which then is not in the environment', () => {
    const store = stored({ EVENT_STORE: server, EVENT_STORE_PASSWORD_FILE: secret });
    expect(store).toMatchObject({
      connection: `esdb://evenhand:${encodeURIComponent('s3:cr/t@ né')}@n1:2113,n2:2113?tls=true`,
    });
  });

  it.each([
    ['esdb://n1:2113', /EVENT_STORE must name a user and no password/],
    ['esdb://evenhand:hush@n1:2113', /EVENT_STORE must name a user and no password/],
  ])('is only for a user without one: %s', (store, message) => {
    const said = refusal({ EVENT_STORE: store, EVENT_STORE_PASSWORD_FILE: secret });
    expect(said).toMatch(message);
    expect(said).not.toMatch(/hush|s3/);
  });

  it('must be there and hold something', () => {
    const missing = join(folder, 'missing');
    expect(refusal({ EVENT_STORE: server, EVENT_STORE_PASSWORD_FILE: missing })).toBe(
      `EVENT_STORE_PASSWORD_FILE must be a file that can be read: ${missing} (ENOENT).`,
    );
    const empty = join(folder, 'empty');
    writeFileSync(empty, ' \n');
    expect(refusal({ EVENT_STORE: server, EVENT_STORE_PASSWORD_FILE: empty })).toContain('is empty');
  });
});

it('a command can name another store than the environment does', () => {
  const env = {
    EVENT_STORE: 'esdb://evenhand@old',
    EVENT_STORE_PREFIX: 'old-',
    EVENT_STORE_PASSWORD_FILE: secret,
  };
  expect(readStore('sqlite', undefined, env)).toEqual({ kind: 'sqlite' });
  expect(readStore('esdb://evenhand@new', undefined, env)).toMatchObject({
    connection: expect.stringMatching(/^esdb:\/\/evenhand:s3.*@new$/),
    prefix: 'old-',
  });
  expect(readStore('esdb://evenhand@new', 'new-', env)).toMatchObject({ prefix: 'new-' });
});

describe('TRUST_PROXY', () => {
  it('names nobody by default', () => {
    expect(readConfig({}).trustProxy).toEqual([]);
    expect(readConfig({ TRUST_PROXY: ' , ' }).trustProxy).toEqual([]);
  });

  it('names addresses and networks', () => {
    const TRUST_PROXY = '127.0.0.1, ::1,10.0.0.0/8 ,fd00::/8';
    expect(readConfig({ TRUST_PROXY }).trustProxy).toEqual(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8']);
  });

  it.each([
    ...['true', '*', '1', 'loopback', 'proxy.example', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/'],
    // The word of everybody would be taken.
    ...['0.0.0.0/0', '::/0', '10.0.0.0/00', '::1/129', '127.0.0.1;10.0.0.1'],
  ])('cannot be %j', (TRUST_PROXY) => {
    expect(refusal({ TRUST_PROXY })).toMatch(
      /^TRUST_PROXY must be the addresses or networks of your proxies/,
    );
    expect(refusal({ TRUST_PROXY: `127.0.0.1, ${TRUST_PROXY}` })).toMatch(/^TRUST_PROXY must be/);
  });
});
