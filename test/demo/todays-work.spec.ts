import { join } from 'node:path';
import { makeDemo } from '../../src/cli/demo.ts';
import { openForReading } from '../../src/data-folder.ts';
import { fairness } from '../../projections/fairness/fairness.ts';
import { referrals, type ReferralRow, standingOf } from '../../projections/referrals/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = join(temporaryFolder(), 'demo');
const said: string[] = [];
let rows: readonly ReferralRow[];
let unfair: readonly { readonly because: string }[];

beforeAll(async () => {
  await makeDemo(folder, { out: () => {}, err: (text) => said.push(text) });
  const data = await openForReading(folder);
  try {
    const views = await data.projections.views();
    rows = views.withPrefix(referrals, 'CSH-2025/N');
    unfair = fairness(views, {}).findings;
  } finally {
    await data.close();
  }
});

it('has a referral in each state in which there is work', () => {
  expect(said.at(-1)).toBe(`${rows.length} referrals came to the desk today.`);
  const count = Map.groupBy(rows, standingOf);
  expect([...count.keys()].toSorted()).toEqual(['placed', 'to-decide', 'to-offer', 'unplaced', 'waiting']);
  expect((count.get('waiting') ?? []).length).toBeGreaterThan(3);
});

it('has open offers at each step, and some of the provider whom a newcomer can be', () => {
  const open = rows.flatMap(({ offers }) => offers.filter(({ outcome }) => outcome === 'pending'));
  expect(new Set(open.map(({ role }) => role))).toEqual(new Set(['primary', 'secondary', 'reserve']));
  const now = new Date().toISOString();
  expect(open.filter(({ deadline }) => deadline <= now)).toEqual([]);
  const byProvider = Map.groupBy(open, ({ provider }) => provider);
  expect((byProvider.get('P02') ?? []).length).toBeGreaterThan(1);
});

it('was worked through by the rules: the audit finds nothing about it', () => {
  expect(unfair.length).toBeGreaterThan(0);
  expect(unfair.filter(({ because }) => because.includes('N000'))).toEqual([]);
});
