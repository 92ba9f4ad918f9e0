import { EventStoreDbEventStore } from '#event-sourcing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { env } from 'node:process';
import { messageOf } from '../../src/event-sourcing/sqlite-errors.ts';
import { onServer } from '../support/server-store.ts';
import { eventStoreContract } from './event-store.contract.ts';

const { ESDB_URL: connection } = env;
const named = connection === undefined || connection === '' ? it.skip : it;
const run = `evenhand-test-${randomUUID().slice(0, 8)}`;

/** Why the server cannot be used; undefined when it can, or when there is none. */
async function unfit(): Promise<string | undefined> {
  try {
    if (connection) await (await EventStoreDbEventStore.open({ connection, prefix: `${run}-` })).close();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

const problem = await unfit();

describe('a real EventStoreDB (skipped without ESDB_URL: see `npm run test:contract:esdb`)', () => {
  named('answers, and may be read', () => {
    expect(problem).toBeUndefined();
  });
});

if (connection && problem === undefined) {
  jest.setTimeout(60_000);
  let count = 0;
  const open = onServer(
    async () => ({ connection, stop: () => Promise.resolve() }),
    () => `${run}-${++count}-`,
  );
  eventStoreContract(`EventStoreDbEventStore on a real server (streams ${run}-…)`, open, {
    manyWriters: true,
    operator: true,
  });
}
