import { Principal, ProviderScope } from '#access';
import { originOf, Projections, type DomainEvent, withOrigin } from '#event-sourcing';
import { RateUplifted, UpliftRefused, UpliftWithdrawn } from '../../../contexts/prices/index.ts';
import { FindUplifts, FindUpliftsHandler, uplifts } from '../../../projections/uplifts/index.ts';
import { GetUplift, GetUpliftHandler } from '../../../projections/uplifts/get-uplift.ts';
import { approved, now, of, proposed } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';

const told = (county: County) => ({ views: () => Promise.resolve(county.views()) }) as unknown as Projections;
const list = async (county: County) =>
  (await new FindUpliftsHandler(told(county)).execute(new FindUplifts({}))).uplifts;
const one = (county: County, uplift: string) =>
  new GetUpliftHandler(told(county)).execute(new GetUplift({ uplift }));

const county = (...events: readonly DomainEvent[]) => {
  const made = new County('F1');
  for (const event of events) made.record('uplifts-F1', event, now);
  return made;
};
const raised = (provider: string, area = 'A1') =>
  new RateUplifted({
    ...{ framework: 'F1', provider, area, service: 'home-care', band: 'standard', uplift: 'U1' },
    ...{ oldPence: 2000, hourlyPence: 2060, effectiveFrom: '2026-04-01', decidedOn: '2026-07-01' },
  });

it('tells a proposal with everything that it rests on, and warns below practice', async () => {
  const [shown] = await list(county(proposed()));
  expect(shown).toMatchObject({ ...proposed(), standing: 'proposed', decided: null, progress: null });
  expect(shown?.warnings).toEqual([]);
  const low = Object.assign(proposed(), { belowPractice: true });
  expect((await list(county(low)))[0]?.warnings).toEqual(['below-practice']);
});

it('tells who approved it, and is visibly incomplete until the rates of every provider have risen', async () => {
  const half = await one(county(proposed(), approved(), raised('P1'), raised('P1', 'A2')), 'U1');
  expect(half).toMatchObject({
    ...{ standing: 'approved', decided: { by: 'cm-2', at: now, words: 'Cabinet 7' } },
    ...{ progress: { applied: 1, of: 2 }, rates: 2, warnings: ['incomplete'] },
  });
  expect(half.events).toHaveLength(4);
  const whole = await one(county(proposed(), approved(), raised('P1'), raised('P2')), 'U1');
  expect(whole).toMatchObject({ progress: { applied: 2, of: 2 }, warnings: [] });
});

it('does not wait for the rates of an uplift that was imported', async () => {
  const imported = county(proposed(), approved([]));
  const event = imported.events.at(-1)!;
  imported.events.splice(-1, 1, { ...event, by: { kind: 'import', id: 'B1', role: 'import' } });
  expect(await one(imported, 'U1')).toMatchObject({ imported: true, progress: null, warnings: [] });
});

it('tells who refused or withdrew it, and begins anew when it is proposed anew', async () => {
  const refused = new UpliftRefused({ ...of, reason: 'Too late', refusedAt: now, refusedBy: 'cm-2' });
  expect(await one(county(proposed(), refused), 'U1')).toMatchObject({
    ...{ standing: 'refused', decided: { by: 'cm-2', at: now, words: 'Too late' }, progress: null },
  });
  const withdrawn = county(proposed(), new UpliftWithdrawn({ ...of, reason: 'A slip' }));
  expect(await one(withdrawn, 'U1')).toMatchObject({
    ...{ standing: 'withdrawn', decided: { by: 'a-test', at: now, words: 'A slip' } },
  });
  expect(await one(withdrawn.record('uplifts-F1', proposed(), now), 'U1')).toMatchObject({
    ...{ standing: 'proposed', decided: null },
  });
});

it('lists the newest first, and refuses what it does not know', async () => {
  const later = Object.assign(proposed({ uplift: 'U0' }), { proposedAt: '2026-07-02T08:00:00.000Z' });
  const both = county(proposed(), later);
  expect((await list(both)).map(({ uplift }) => uplift)).toEqual(['U0', 'U1']);
  await expect(one(both, 'U9')).rejects.toMatchObject({ code: 'uplift-unknown' });
});

it('tells a provider whose rates rise how and since when, and nothing of the others', () => {
  const scope = { areas: null, levels: null, providers: ['P1', 'P2'], services: null, bands: null };
  const exceptions = [
    { provider: 'P1', milliPercent: 1000 },
    { provider: 'P2', milliPercent: 2000 },
  ];
  const rows = county(proposed({ scope, exceptions }), approved(['P1', 'P3']), raised('P1'), raised('P3'));
  const row = rows.views().get(uplifts, 'F1/U1')!;
  const seen = (provider: string, of = row) =>
    withOrigin(originOf(Principal.user('a-test', ['provider'], provider)), () =>
      uplifts.within(of, ProviderScope.inForce(), []),
    );
  expect(seen('P1')).toEqual({
    ...row,
    ...{ evidence: '', proposedBy: '', events: [], rates: 0 },
    ...{ decided: { by: '', at: now, words: '' }, scope: { ...scope, providers: null } },
    ...{ exceptions: [exceptions[0]], providers: ['P1'], applied: ['P1'] },
  });
  expect(seen('P2')).toBeUndefined();
  expect(seen('P1', county(proposed()).views().get(uplifts, 'F1/U1'))).toBeUndefined();
});
