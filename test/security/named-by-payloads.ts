import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { accountWith, tokenFor } from '../support/signed-in.ts';
import { ask } from './ask.ts';

type Served = Pick<RunningServer, 'app' | 'url'> & { readonly folder: string };

/** Each would set a flag if a page took it for anything but text. */
export const payloads = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror="window.pwned=1">',
  "'><svg/onload='window.pwned=1'>",
  '</title></textarea></style></script><script>window.pwned=1</script>',
  'javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}}${window.pwned=1}',
  '" autofocus onfocus=window.pwned=1 x="',
  '<iframe srcdoc="<script>top.pwned=1</script>">',
  '\u2028</script><a href="javascript:window.pwned=1">x</a>&lt;script&gt;',
] as const;

/** Records things that the payload names, everywhere where text is taken; the statuses of the answers. */
export async function record(server: Served, payload: string, i: number): Promise<readonly number[]> {
  const authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  const post = async (path: string, body: object) => {
    const headers = { authorization, 'content-type': 'application/json' };
    return (
      await ask(server.url, { method: 'POST', path: `/api/v1/${path}`, headers, body: JSON.stringify(body) })
    ).status;
  };
  const [framework, area, provider] = [`F${i}`, `A${i}`, `P${i}`];
  const dates = { startsOn: '2025-01-06', endsOn: '2031-01-05' };
  const position = { area, role: 'primary', provider, from: '2025-01-06' };
  return [
    await post('frameworks', { framework, title: payload, authority: payload, regime: 'PA2023', ...dates }),
    await post(`frameworks/${framework}/areas`, {
      area,
      name: payload,
      level: 1,
      expectedWeeklyMinutes: 1,
      expectedCustomers: 1,
    }),
    await post('providers', { provider, name: payload, cqcRating: null, joinedOn: '2025-01-06' }),
    await post(`frameworks/${framework}/positions`, { ...position, to: null, rank: null }),
    await post(`frameworks/${framework}/positions/vacation`, {
      ...position,
      on: '2026-01-05',
      reason: payload,
    }),
    await post(`frameworks/${framework}/policies`, {
      effectiveFrom: '2026-01-05',
      policy: {},
      reason: payload,
    }),
  ];
}

/** A person and a passkey of this name. */
export async function register(
  server: Served,
  payload: string,
  i: number,
  passkeysOf: string,
): Promise<void> {
  const { people } = server.app.get(Identity);
  const user = await accountWith(server, ['broker']);
  people.put({ user, name: payload, email: `${payload.replaceAll(/[\s@]/g, '')}@example.test` });
  // What a browser makes of a passkey is specified elsewhere; here only its name is shown.
  const db = new DatabaseSync(join(server.folder, 'ops.db'), { timeout: 5_000 });
  db.prepare('INSERT INTO passkeys VALUES (?, ?, ?, ?, ?, 0, ?, ?, NULL)').run(
    ...([
      `p-${i}`,
      `id-${i}`,
      passkeysOf,
      payload,
      new Uint8Array(1),
      '[]',
      '2026-06-30T09:00:00.000Z',
    ] as const),
  );
  db.close();
}
