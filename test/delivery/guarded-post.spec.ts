import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Gate, guardedPost, waitAsked } from '../../src/delivery/guarded-post.ts';
import { isPublic, networks } from '../../src/delivery/public-address.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const never = new AbortController().signal;
const gate = (more: Partial<Gate> = {}): Gate => ({
  ...{ allowed: networks(), patience: 1_000, resolve: () => Promise.resolve(['127.0.0.1']) },
  ...more,
});
const post = (url: string, more: Partial<Gate> = {}) =>
  guardedPost(new URL(url), {}, '{}', gate(more), never);

async function serving(listener: RequestListener): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => asked };
}
const here = { allowed: networks('127.0.0.0/8') };

describe('an address that is not of the internet', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...[
      '169.254.169.254',
      '100.64.0.1',
      '100.127.255.255',
      '192.0.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
    ],
    ...['2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1'],
  ])('%s is never reached', async (address) => {
    expect(isPublic(address)).toBe(false);
    const resolved = post('https://a-receiver.example/', { resolve: () => Promise.resolve([address]) });
    await expect(resolved).rejects.toMatchObject({ code: 'address-not-public' });
    const literal = address.includes(':') ? `[${address}]` : address;
    await expect(post(`https://${literal}/`)).rejects.toMatchObject({ code: 'address-not-public' });
  });

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
  ])('%s is not either, in whatever dress', (url) =>
    expect(post(url)).rejects.toMatchObject({ code: 'address-not-public' }),
  );

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is one of it', (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it('is not reached when it is one answer of several', () =>
    expect(
      post('https://a-receiver.example/', { resolve: () => Promise.resolve(['8.8.8.8', '10.0.0.1']) }),
    ).rejects.toMatchObject({ code: 'address-not-public' }));
});

describe('a post', () => {
  it('goes to the address that was looked up, and asks for no other', async () => {
    const { url, asked } = await serving((_request, response) => response.end());
    const resolved: string[] = [];
    const resolve = (host: string) => {
      resolved.push(host);
      return Promise.resolve(['127.0.0.1']);
    };
    const { port } = new URL(url);
    expect(await post(`http://a-receiver.example:${port}/`, { ...here, resolve })).toMatchObject({
      status: 200,
    });
    expect([resolved, asked()]).toEqual([['a-receiver.example'], 1]);
  });

  it('needs https but in a network that is allowed', () =>
    expect(
      post('http://a-receiver.example/', { resolve: () => Promise.resolve(['8.8.8.8']) }),
    ).rejects.toMatchObject({ code: 'https-needed' }));

  it('follows no redirect', async () => {
    const inner = await serving((_request, response) => response.end());
    const outer = await serving((_request, response) =>
      response.writeHead(302, { location: inner.url }).end(),
    );
    expect(await post(outer.url, here)).toMatchObject({ status: 302 });
    expect(inner.asked()).toBe(0);
  });

  it('waits no longer than it has patience for', async () => {
    const { url } = await serving(() => undefined);
    await expect(post(url, { ...here, patience: 100 })).rejects.toMatchObject({ code: 'timeout' });
    const lookup = { patience: 100, resolve: () => new Promise<never>(() => undefined) };
    await expect(post('https://a-receiver.example/', lookup)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('does not read an answer without end', async () => {
    const { url } = await serving((_request, response) => {
      const write = (): void => void response.write('x'.repeat(10_000), (error) => error ?? write());
      write();
    });
    expect(await post(url, here)).toMatchObject({ status: 200 });
  });

  it('says what went wrong when nobody listens', async () => {
    const { url } = await serving(() => undefined);
    for (const each of open.splice(0)) each.close();
    await expect(post(url, here)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

it('is put off in seconds or until a date', () => {
  const now = Date.parse('2026-07-01T08:00:00.000Z');
  expect(waitAsked('120', now)).toBe(120_000);
  expect(waitAsked('Wed, 01 Jul 2026 08:01:00 GMT', now)).toBe(60_000);
  expect(waitAsked('Wed, 01 Jul 2026 07:00:00 GMT', now)).toBe(0);
  expect(waitAsked('soon', now)).toBeNull();
  expect(waitAsked(undefined, now)).toBeNull();
});
