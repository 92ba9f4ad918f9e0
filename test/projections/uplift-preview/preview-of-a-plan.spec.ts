import { framework as frameworks } from '../../../contexts/agreement/index.ts';
import { ProposeUplift, proposeUplift } from '../../../contexts/prices/uplifts/propose-uplift.ts';
import type { Projections } from '../../../src/event-sourcing/index.ts';
import { PreviewUplift, PreviewUpliftHandler } from '../../../projections/uplift-preview/index.ts';
import { everything, type Plan, unbounded } from '../../contexts/prices/uplifts/uplift-county.ts';
import { openCountyApi } from '../../support/county-api.ts';
import fc from '../../support/fast-check.ts';
import { folded } from '../../support/given.ts';
import { county as emptyCounty } from '../uplift-adjustments/uplifted-county.ts';

const now = '2026-07-01T12:00:00.000Z';
const framework = 'CSH-2025';
const care = { placedAt: '2026-01-05', startedOn: '2026-01-12' };
const county = () =>
  emptyCounty()
    .area('A3', 2)
    .position('A1', 'primary', 'P1')
    .position('A3', 'primary', 'P2')
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A1', 2400, '2026-09-01', 'enhanced')
    .rate('P1', 'A2', 2150)
    .rate('P2', 'A3', 1800)
    .referral('R1', 'A1')
    .referral('R2', 'A3')
    .package('K1', { ...care, referral: 'R1', provider: 'P1' })
    .package('K2', { ...care, referral: 'R2', provider: 'P2', weeklyMinutes: 210 });

type Content = Omit<Plan, 'framework' | 'uplift'>;
const plan: Content = {
  ...{ title: 'Uplift of 2026', evidence: 'Paper 12', exceptions: [], bounds: unbounded, rounding: null },
  ...{ formula: { kind: 'percent', milliPercent: 2900 }, scope: everything },
  effective: { rule: 'fixed', on: '2026-09-01' },
};

const anyPercent = fc.integer({ min: -5000, max: 20_000 });
const part = (weightPercent: number, milliPercent: number) => ({
  ...{ name: 'A cost', weightPercent, milliPercent, series: null, publishedOn: null },
});
const orNull = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: null });
const some = <T>(...values: readonly T[]) => orNull(fc.subarray([...values], { minLength: 1 }));
const anyPlan: fc.Arbitrary<Content> = fc.record({
  ...{ title: fc.constant('An uplift'), evidence: fc.constant('Paper 12') },
  formula: fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), milliPercent: anyPercent }),
    fc.tuple(fc.integer({ min: 1, max: 99 }), anyPercent, anyPercent).map(([weight, one, other]) => ({
      kind: 'weighted' as const,
      parts: [part(weight, one), part(100 - weight, other)],
    })),
  ),
  scope: fc.record({
    ...{ areas: some('A1', 'A2', 'A3'), levels: some<1 | 2>(1, 2), providers: some('P1', 'P2') },
    ...{ services: some('home-care' as const, 'live-in' as const), bands: some('standard', 'enhanced') },
  }),
  exceptions: orNull(anyPercent).map((milliPercent) =>
    milliPercent === null ? [] : [{ provider: 'P2', milliPercent }],
  ),
  bounds: fc.record({
    leastMilliPercent: orNull(fc.integer({ min: -1000, max: 2000 })),
    mostMilliPercent: orNull(fc.integer({ min: 2000, max: 9000 })),
    leastPence: orNull(fc.integer({ min: 1500, max: 2000 })),
    mostPence: orNull(fc.integer({ min: 2000, max: 2500 })),
  }),
  rounding: orNull(
    fc.record({
      mode: fc.constantFrom('half-up', 'up', 'down'),
      incrementPence: fc.integer({ min: 1, max: 10 }),
    }),
  ),
  effective: fc.oneof(
    fc.record({ rule: fc.constant('fixed' as const), on: fc.constantFrom('2026-09-01', '2026-04-01') }),
    fc.constant({ rule: 'anniversary' as const, yearFrom: '2026-04-01' }),
  ),
});

const ask = (on: ReturnType<typeof county>, question: object) => {
  const views = () => Promise.resolve(on.views());
  const handler = new PreviewUpliftHandler({ views } as unknown as Projections, { now: () => now });
  return handler.execute(new PreviewUplift({ framework, uplift: 'U1', ...question }));
};

/** What is recorded when it is proposed, by the decision itself. */
function propose(on: ReturnType<typeof county>, content: Content) {
  const stream = `framework-${framework}`;
  const agreement = folded(frameworks, on.events.filter((each) => each.stream === stream).map(fact) as never);
  const command = new ProposeUplift({ framework, uplift: 'U1', ...content });
  const [proposal] = proposeUplift(command, agreement, 'cm-1')(new Map(), now);
  return on.record(`uplifts-${framework}`, proposal!);
}
const fact = ({ type, data }: { readonly type: string; readonly data: unknown }) => ({
  ...(data as object),
  type,
});

it('the figures of a plan are those that it has once it is proposed, whatever is planned', async () => {
  let raising = 0;
  const same = async (content: Content) => {
    const planned = await ask(county(), { plan: content });
    expect(await ask(propose(county(), content), {})).toEqual(planned);
    if (planned.packages.length > 0) raising++;
  };
  await fc.assert(fc.asyncProperty(anyPlan, same), { numRuns: 150 });
  expect(raising).toBeGreaterThan(30);
});

it('raises, as the decision does, no rate of a provider that never held a position', async () => {
  const on = county().rate('P3', 'A1', 2000).referral('R3', 'A1');
  on.package('K3', { ...care, referral: 'R3', provider: 'P3' });
  const { rates, ratesThatStay, packagesThatStay } = await ask(on, { plan });
  expect(rates.map(({ provider }) => provider)).toEqual(['P1', 'P1', 'P2']);
  const stays = { provider: 'P3', area: 'A1', service: 'home-care', band: 'standard' };
  expect(ratesThatStay).toContainEqual({ ...stays, because: 'no-position' });
  expect(packagesThatStay).toEqual([{ package: 'K3', provider: 'P3', because: 'rate-stays' }]);
});

describe('POST /api/v1/uplifts/:uplift/preview', () => {
  const api = openCountyApi(propose(county(), { ...plan, title: 'Another' }), now);
  const post = async (uplift: string, content: object, question = '') => {
    const url = `/api/v1/uplifts/${uplift}/preview${question}`;
    const answer = await api.app.inject({ method: 'POST', url, payload: content });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };

  it('answers what a plan would do, with the rounding of the policy and the warning, and records nothing', async () => {
    const before = await api.store.head();
    const { status, body } = await post('U2', plan, `?framework=${framework}`);
    expect([status, body]).toEqual([
      200,
      JSON.parse(JSON.stringify(await ask(county(), { uplift: 'U2', plan }))) as unknown,
    ]);
    expect(body).toMatchObject({
      ...{ uplift: 'U2', belowPractice: true, rounding: { mode: 'half-up', incrementPence: 1 } },
      // £20.00 becomes £20.58 and £18.00 becomes £18.52: ten hours and three and a half hours a week for a year.
      ...{ yearPence: 30_243 + 9490, areas: [{ area: 'A1', yearPence: 30_243 }, { area: 'A3' }] },
      providers: [{ provider: 'P1' }, { provider: 'P2', packages: 1, yearPence: 9490 }],
    });
    expect(await api.store.head()).toEqual(before);
  });

  it.each([
    ['U1', {}, 'uplift-exists'],
    ['U2', { scope: { ...everything, areas: ['A9'] } }, 'area-unknown'],
    ['U2', { scope: { ...everything, providers: ['P3'] } }, 'provider-unknown'],
    ['U2', { formula: { kind: 'weighted', parts: [part(60, 1)] } }, 'weights-not-whole'],
    ['U2', { bounds: { ...unbounded, leastPence: 2, mostPence: 1 } }, 'bounds-crossed'],
    [
      'U2',
      { exceptions: [1, 2].map((milliPercent) => ({ provider: 'P1', milliPercent })) },
      'exception-twice',
    ],
    ['U2', { formula: { kind: 'percent', milliPercent: 1.5 } }, 'malformed'],
  ])('refuses %s with %j as its proposal would be: %s', async (uplift, more, code) => {
    expect((await post(uplift, { ...plan, ...more })).body['type']).toBe(`urn:evenhand:${code}`);
  });
});
