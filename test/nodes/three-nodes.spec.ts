import { foldInMemory, ReadOnlyProjections } from '#event-sourcing';
import { join } from 'node:path';
import { allProjections } from '../../projections/projections.module.ts';
import { until } from '../support/in-time.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { AppNode } from '../support/three-nodes/app-node.ts';
import { findings } from '../support/three-nodes/findings.ts';
import { each } from '../support/three-nodes/plan.ts';
import { ThreeNodes } from '../support/three-nodes/three-nodes.ts';

const root = temporaryFolder();

/** A request to one node, whose answer says where it was recorded. */
async function send(node: AppNode, path: string, body: object, key: string) {
  const response = await fetch(`${node.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  expect([path, response.status]).toEqual([path, 201]);
  return {
    receipt: (await response.json()) as object,
    position: response.headers.get('evenhand-position') ?? '',
  };
}

/** What a node answers to somebody who has seen a position. */
async function ask(node: AppNode, path: string, position: string): Promise<unknown> {
  const response = await fetch(`${node.url}/api/v1/${path}`, { headers: { 'evenhand-position': position } });
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
}

/** Each request goes to one node, and again to the next, as if its answer had been lost. */
async function setUp(here: ThreeNodes): Promise<void> {
  const terms = {
    title: 'T',
    authority: 'A',
    regime: 'PA2023',
    startsOn: '2025-01-01',
    endsOn: '2060-01-01',
  };
  const area = { area: 'A01', name: 'One', level: 1, expectedWeeklyMinutes: null, expectedCustomers: null };
  const provider = (reference: string) => ({
    provider: reference,
    name: reference,
    cqcRating: null,
    joinedOn: '2025-01-01',
  });
  const position = (role: string, reference: string) => ({
    ...{ area: 'A01', role, provider: reference, from: '2025-01-01', to: null },
    rank: role === 'reserve' ? 1 : null,
  });
  const requests: readonly (readonly [path: string, body: object])[] = [
    ['frameworks', { framework: 'F1', ...terms }],
    [
      'frameworks/F1/policies',
      { effectiveFrom: '2025-01-01', policy: { acceptance: { minimumPercent: 50 } }, reason: 'A spec' },
    ],
    ['frameworks/F1/areas', area],
    ...['P01', 'P02', 'P03'].map((reference) => ['providers', provider(reference)] as const),
    ['frameworks/F1/positions', position('primary', 'P01')],
    ['frameworks/F1/positions', position('secondary', 'P02')],
    ['frameworks/F1/positions', position('reserve', 'P03')],
  ];
  for (const [i, [path, body]] of requests.entries()) {
    const [one, other] = [here.nodes[i % 3]!, here.nodes[(i + 1) % 3]!];
    const first = await send(one, path, body, `request-${i}`);
    // Whoever has just recorded something sees it, whichever node he asks.
    const [{ framework }] = (
      (await ask(other, 'frameworks', first.position)) as { frameworks: [{ framework: string }] }
    ).frameworks;
    expect(framework).toBe('F1');
    const before = await here.log();
    expect((await send(other, path, body, `request-${i}`)).receipt).toEqual(first.receipt);
    expect(await here.log()).toEqual(before);
  }
}

describe('three nodes over one log', () => {
  it('do everything once, whoever is killed and whenever; what each shows is what the log says', async () => {
    const here = await ThreeNodes.open(join(root, 'killed'));
    const { nodes, post, store } = here;
    try {
      await setUp(here);
      // One node dies with a mail on its way: it has arrived, and nobody has said so.
      let victim: string | undefined;
      post.beforeAnswering = async ({ key, node }) => {
        if (victim !== undefined) return;
        victim = key;
        await nodes[node]!.restart();
      };
      await Promise.all([here.receive(1, each, 200), here.killSome(2)]);
      await Promise.all([here.passTime(each), here.killSome(2)]);
      const half = await here.settled(each);
      expect(findings(half, post.mails, each)).toEqual([]);
      await Promise.all([here.receive(each + 1, 2 * each, 200), here.killSome(2)]);
      const log = await here.settled(2 * each);
      expect(findings(log, post.mails, 2 * each)).toEqual([]);
      // Its mail came a second time, under the same key: more than that cannot be promised.
      expect(post.mails.filter(({ key }) => key === victim).length).toBeGreaterThan(1);

      expect(await Promise.all(nodes.map((node) => node.stop()))).toEqual([0, 0, 0]);
      const folded = foldInMemory(allProjections, log);
      for (const { setting } of nodes) {
        const views = new ReadOnlyProjections(store, setting.folder, allProjections);
        for (const { name, state, position } of await views.status())
          expect([name, state, position]).toEqual([name, 'live', log.at(-1)?.pos]);
        const kept = await views.views();
        for (const projection of allProjections)
          expect(kept.withPrefix(projection, '')).toEqual(folded.withPrefix(projection, ''));
        await views.close();
      }
    } finally {
      await here.close();
    }
  }, 240_000);

  it('that append whatever they decided, wherever the stream is by now, are found out', async () => {
    const here = await ThreeNodes.open(join(root, 'careless'), true);
    try {
      await setUp(here);
      await here.receive(1, 6, 40);
      const offeredTwice = /^R\d+: .*ReferralOffered P02.*ReferralOffered P02/;
      const found = () => here.log().then((log) => findings(log, here.post.mails, 6));
      await until(async () => (await found()).some((each) => offeredTwice.test(each)));
      expect(await found()).not.toEqual([]);
    } finally {
      await here.close();
    }
  });
});
