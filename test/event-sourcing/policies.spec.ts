import { CommandBus } from '@nestjs/cqrs';
import { jest } from '@jest/globals';
import {
  currentOrigin,
  type Origin,
  type Policy,
  Policies,
  ProjectionRunner,
  Rejection,
  SqliteEventStore,
} from '#event-sourcing';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asNew, Counted, counters } from '../support/toy-counter.ts';

const root = temporaryFolder();
let folders = 0;

class Told {
  constructor(readonly by: number) {}
}

const system = (id: string) => ({ kind: 'system', id, role: 'system' }) as const;

const tell: Policy<Counted> = {
  name: 'tell',
  react: { Counted: ({ by }) => (by < 0 ? [] : [new Told(by)]) },
};

async function fixture(
  answer: (told: Told, origin: Origin) => unknown,
  folder = join(root, String(++folders)),
) {
  const store = await SqliteEventStore.open({ folder, retryDelays: [1, 1] });
  const projections = await ProjectionRunner.open(store, folder, [counters]);
  await projections.start();
  const bus = { execute: jest.fn(async (told: Told) => answer(told, currentOrigin())) };
  const refused = jest.fn();
  const start = async () => {
    const commands = bus as unknown as CommandBus;
    const policies = new Policies(folder, store, projections, commands, [tell], refused, system);
    await policies.start();
    return policies;
  };
  const count = (by: number) =>
    store.append({
      stream: 'counter-a',
      expected: 'any',
      events: asNew('', new Counted({ counter: 'a', by })),
    });
  const close = async () => {
    await projections.close();
    await store.close();
  };
  return { folder, start, count, bus, refused, close, projections };
}

async function until(condition: () => boolean) {
  for (let i = 0; i < 500 && !condition(); i++) await pause(10);
  expect(condition()).toBe(true);
}

describe('policies', () => {
  it('react to each event once, over restarts, when the views have seen it', async () => {
    const told: [number, number | undefined][] = [];
    const { start, count, projections, close } = await fixture(({ by }) =>
      told.push([by, projections.get(counters, 'c/a')?.times]),
    );
    await count(1);
    const first = await start();
    await count(2);
    await until(() => told.length === 2);
    await first.close();
    await count(3);
    const second = await start();
    await until(() => told.length === 3);
    await second.close();
    expect(told.map(([by]) => by)).toEqual([1, 2, 3]);
    for (const [by, times] of told) expect(times).toBeGreaterThanOrEqual(by);
    await close();
  });

  it('act as the system, caused by the event, with a key that a repetition shares', async () => {
    const origins: Origin[] = [];
    let fail = true;
    const { start, count, close } = await fixture((_, origin) => {
      origins.push(origin);
      if (fail) {
        fail = false;
        throw new Error('not now');
      }
    });
    await count(1);
    const policies = await start();
    await until(() => origins.length === 2);
    expect(origins[0]).toMatchObject({ by: { kind: 'system', id: 'policy:tell', role: 'system' } });
    expect(origins[0]?.key).toBeDefined();
    expect(origins[1]?.key).toBe(origins[0]?.key);
    expect(origins[1]?.cause).toMatch(/^[0-9a-f-]{36}$/);
    await policies.close();
    await close();
  });

  it('leave what the domain refuses, and say so', async () => {
    const { start, count, bus, refused, close } = await fixture(({ by }) => {
      if (by === 1) throw new Rejection('too-late', 'It is too late.');
    });
    await count(1);
    await count(2);
    const policies = await start();
    await until(() => bus.execute.mock.calls.length === 2);
    expect(refused).toHaveBeenCalledTimes(1);
    expect(policies.status()).toMatchObject([{ name: 'policy:tell', error: null }]);
    await policies.close();
    await close();
  });

  it('are parked, visibly, when a command goes on failing, and keep their place', async () => {
    let broken = true;
    const told: number[] = [];
    const { start, count, close } = await fixture(({ by }) => {
      if (broken) throw new Error('broken');
      told.push(by);
    });
    await count(1);
    const first = await start();
    await until(() => first.status()[0]?.state === 'parked');
    expect(first.status()[0]?.error).toContain('broken');
    await first.close();
    broken = false;
    const second = await start();
    await until(() => told.length === 1);
    await second.close();
    await close();
  });

  it('are settled when what follows from what follows is recorded too, and not when one is parked', async () => {
    let broken = false;
    const told: number[] = [];
    const { start, count, close } = await fixture(async ({ by }) => {
      if (broken) throw new Error('broken');
      told.push(by);
      if (by < 3) await count(by + 1);
    });
    await count(1);
    const policies = await start();
    await policies.settled();
    expect(told).toEqual([1, 2, 3]);
    broken = true;
    await count(7);
    await expect(policies.settled()).rejects.toThrow('policy:tell is parked: broken');
    await policies.close();
    await close();
  });

  it('are never settled before they have been started', async () => {
    const log = { store: {}, projections: {}, bus: {} } as never;
    const never = new Policies(root, log, log, log, [tell], () => {}, system);
    await expect(never.settled()).rejects.toThrow('have not been started');
  });
});
