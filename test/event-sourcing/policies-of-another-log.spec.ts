import type { CommandBus } from '@nestjs/cqrs';
import { type Append, Policies, type Policy, type Projections, SqliteEventStore } from '#event-sourcing';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { append, fact, until } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asNew, Counted } from '../support/toy-counter.ts';

const root = temporaryFolder();
const policy: Policy<Counted> = { name: 'tell', react: { Counted: ({ by }) => [{ by }] } };
const projections = { reached: () => Promise.resolve() } as unknown as Projections;

const counted = (by: number): Append =>
  append('counter-a', 'any', asNew('', new Counted({ counter: 'a', by })));
const another = () => append('other-a', 'any', [fact()]);

/** Records into the log, then runs the policy to its end: what it was told. */
async function run(checkpoints: string, log: string, ...appends: readonly Append[]): Promise<number[]> {
  const store = await SqliteEventStore.open({ folder: join(root, log) });
  for (const each of appends) await store.append(each);
  const last = await store.last();
  const told: number[] = [];
  const bus = { execute: async ({ by }: Counted) => told.push(by) } as unknown as CommandBus;
  const folder = join(root, checkpoints);
  const system = (id: string) => ({ kind: 'system', id, role: 'system' }) as const;
  const policies = new Policies(folder, store, projections, bus, [policy], () => undefined, system);
  await policies.start();
  await until(() => policies.status()[0]?.position === last);
  await policies.close();
  await store.close();
  return told;
}

describe('a policy', () => {
  it('goes on in the same log, also after what it passed over', async () => {
    expect(await run('one', 'log', counted(1), another())).toEqual([1]);
    expect(await run('one', 'log', another(), counted(2))).toEqual([2]);
    expect(await run('one', 'log', another())).toEqual([]);
  });

  it('begins anew in another log', async () => {
    expect(await run('two', 'this', counted(1), counted(2))).toEqual([1, 2]);
    expect(await run('two', 'that', counted(3), counted(4), counted(5))).toEqual([3, 4, 5]);
    expect(await run('two', 'that', counted(6))).toEqual([6]);
  });

  it('begins anew in another log when it was told nothing in the first', async () => {
    expect(await run('three', 'unheard', another(), another(), another())).toEqual([]);
    expect(await run('three', 'heard', counted(1), counted(2), counted(3), counted(4))).toEqual([1, 2, 3, 4]);
  });

  it('begins anew in an older copy of its log that went on otherwise', async () => {
    expect(await run('four', 'newer', counted(1))).toEqual([1]);
    cpSync(join(root, 'newer'), join(root, 'older'), { recursive: true });
    expect(await run('four', 'newer', counted(2), another())).toEqual([2]);
    expect(await run('four', 'older', counted(3), counted(4), counted(5))).toEqual([1, 3, 4, 5]);
  });
});
