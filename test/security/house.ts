import { tokenFor } from '../support/signed-in.ts';
import type { RunningServer } from '../../src/main.ts';
import { ask } from './ask.ts';

/** What is on record, in the order in which it can be: something for every page to show, by references that are short. */
const facts = [
  [
    'frameworks',
    {
      framework: 'F1',
      title: 'Care at home',
      authority: 'Council',
      regime: 'PA2023',
      startsOn: '2025-01-06',
      endsOn: '2031-01-05',
    },
  ],
  [
    'frameworks/F1/areas',
    { area: 'A1', name: 'North', level: 1, expectedWeeklyMinutes: 50_220, expectedCustomers: null },
  ],
  ['providers', { provider: 'P01', name: 'Harbour Living', cqcRating: 'Good', joinedOn: '2025-01-06' }],
  ['providers', { provider: 'P02', name: 'Meadow Care', cqcRating: null, joinedOn: '2025-01-06' }],
  [
    'frameworks/F1/positions',
    { area: 'A1', role: 'primary', provider: 'P01', from: '2025-01-06', to: null, rank: null },
  ],
  [
    'frameworks/F1/rates',
    { provider: 'P01', area: 'A1', band: 'standard', hourlyPence: 2408, effectiveFrom: '2025-01-06' },
  ],
] as const;

/** A server with a framework on record. Rejects when something of it is refused. */
export async function furnished<S extends Pick<RunningServer, 'app' | 'url'>>(server: S): Promise<S> {
  const authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  const headers = { authorization, 'content-type': 'application/json' };
  for (const [path, fact] of facts) {
    const asked = { method: 'POST', path: `/api/v1/${path}`, headers, body: JSON.stringify(fact) };
    const { status, body } = await ask(server.url, asked);
    if (status !== 201) throw new Error(`${path}: ${status} ${body}`);
  }
  return server;
}
