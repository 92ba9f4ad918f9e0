import { Principal } from '#access';
import { originOf, Projections, withOrigin, type DomainEvent } from '#event-sourcing';
import { PriceVariationRefused, RateAgreed, RateVaried } from '../../../contexts/prices/index.ts';
import {
  FindPriceVariations,
  FindPriceVariationsHandler,
  GetPriceVariation,
  GetPriceVariationHandler,
} from '../../../projections/price-variations/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import {
  agreedAt,
  held,
  refused,
  requested,
  withdrawn,
} from '../../contexts/prices/variations/variation-facts.ts';
import { now } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';

const council = Principal.user('cm-2', ['contract-manager']);
const own = (provider: string) => Principal.user('u-31', ['provider'], provider);
const told = (county: County) =>
  new ScopedProjections({ views: () => Promise.resolve(county.views()) } as unknown as Projections);
const as = <T>(who: Principal, work: () => T): T => withOrigin(originOf(who), work);
type Asked = ConstructorParameters<typeof FindPriceVariations>[0];
const list = async (county: County, who = council, asked: Asked = {}) =>
  (await as(who, () => new FindPriceVariationsHandler(told(county)).execute(new FindPriceVariations(asked))))
    .variations;
const one = (county: County, who = council, variation = 'V1') =>
  as(who, () => new GetPriceVariationHandler(told(county)).execute(new GetPriceVariation({ variation })));

const streamOf = (event: DomainEvent) =>
  event instanceof RateAgreed || event instanceof RateVaried ? `rates-F1-${event.provider}` : 'variations-F1';
const county = (...events: readonly DomainEvent[]) => {
  const made = new County('F1');
  for (const event of [...held, ...events]) made.record(streamOf(event), event, now);
  return made;
};
const varied = (area: string, oldPence: number) =>
  new RateVaried({
    ...{ framework: 'F1', provider: 'P1', area, service: 'home-care', band: 'standard', variation: 'V1' },
    ...{ oldPence, hourlyPence: 2250, effectiveFrom: '2026-04-01', decidedOn: '2026-07-01' },
  });
const later = [{ area: 'A1', hourlyPence: 2100, effectiveFrom: '2026-06-01' }];

it('tells what is asked for, what the rates are now, and which begin later and stand', async () => {
  const asked = county(requested());
  const { type: _type, ...facts } = requested();
  const waiting = { ...facts, standing: 'requested', decided: null, varied: [], later, warnings: [] };
  expect(await one(asked)).toEqual({ ...waiting, imported: false, events: [asked.events.at(-1)!.pos] });
  const since = new RateAgreed({ ...held[0]!, hourlyPence: 2050, effectiveFrom: '2026-03-01' });
  expect((await one(county(requested(), since))).rates).toEqual([
    { area: 'A1', hourlyPence: 2050, effectiveFrom: '2026-03-01' },
    { area: 'A2', hourlyPence: 2200, effectiveFrom: '2026-01-05' },
  ]);
});

it('tells who agreed, to which amount and why, and is incomplete until every rate is changed', async () => {
  const half = await one(county(requested(), agreedAt(2250), varied('A1', 2000)));
  const decided = { by: 'cm-2', at: now, reason: 'The miles are shown', agreedPence: 2250 };
  const first = { area: 'A1', oldPence: 2000, hourlyPence: 2250 };
  expect(half).toMatchObject({ standing: 'agreed', decided, varied: [first], warnings: ['incomplete'] });
  const whole = county(requested(), agreedAt(2250), varied('A1', 2000), varied('A2', 2200));
  const all = await one(whole);
  expect(all).toMatchObject({ rates: requested().rates, later, warnings: [] });
  expect(all.events).toEqual(whole.events.slice(-4).map(({ pos }) => pos));
  // A rate that is the agreed one already needs no change.
  expect((await one(county(requested(), agreedAt(2200), varied('A1', 2000)))).warnings).toEqual([]);
});

it('waits for no rates of a variation that was imported', async () => {
  const imported = county(requested(), agreedAt(2250));
  const event = imported.events.at(-1)!;
  imported.events.splice(-1, 1, { ...event, by: { kind: 'import', id: 'B1', role: 'import' } });
  expect(await one(imported)).toMatchObject({ imported: true, warnings: [] });
});

it('shows a provider its own with decision and reasons, but not who at the council decided', async () => {
  const decided = county(requested(), refused);
  const shown = await one(decided, own('P1'));
  expect(shown).toMatchObject({
    ...{ standing: 'refused', clause: 'Clause 14.3', requestedBy: null, events: [] },
    decided: { by: null, at: now, reason: 'Two years are asked for', agreedPence: null },
  });
  expect(await list(decided, own('P1'))).toEqual([shown]);
  expect(await list(decided, own('P2'))).toEqual([]);
  await expect(one(decided, own('P2'))).rejects.toMatchObject({ code: 'variation-unknown' });
  await expect(list(decided, own('P2'), { provider: 'P1' })).rejects.toMatchObject({
    code: 'provider-unknown',
  });
  await expect(one(decided, council, 'V9')).rejects.toMatchObject({ code: 'variation-unknown' });
});

it('lists those that wait first, the longest waiting before the others, then the newest', async () => {
  const at = (variation: string, day: string) =>
    requested({ variation, requestedAt: `2026-07-${day}T08:00:00.000Z` });
  const some = county(
    ...[requested(), withdrawn, at('V2', '05'), at('V3', '03'), at('V4', '09')],
    new PriceVariationRefused({ ...refused, variation: 'V4' }),
    at('V5', '10'),
    agreedAt(2250, 'cm-2', { variation: 'V5' }),
  );
  const names = async (asked: Asked) => (await list(some, council, asked)).map(({ variation }) => variation);
  expect(await names({})).toEqual(['V3', 'V2', 'V5', 'V4', 'V1']);
  expect(await names({ standing: 'requested' })).toEqual(['V3', 'V2']);
  expect(await names({ provider: 'P2' })).toEqual([]);
});
