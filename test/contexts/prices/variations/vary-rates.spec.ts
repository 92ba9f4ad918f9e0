import { rates, RateVaried, variations, whenVariationAgreed } from '../../../../contexts/prices/index.ts';
import { varyRates, VaryRates } from '../../../../contexts/prices/variations/vary-rates.ts';
import { folded, given, recorded } from '../../../support/given.ts';
import { agreed as rate } from '../uplifts/uplift-county.ts';
import { agreedAt, held, of, requested, withdrawn } from './variation-facts.ts';

const agreed = (pence: number) => varyRates(folded(variations, [requested(), agreedAt(pence)]).get('V1')!);
const varied = (area: string, oldPence: number, hourlyPence: number) =>
  new RateVaried({
    ...{ framework: 'F1', provider: 'P1', area, service: 'home-care', band: 'standard', hourlyPence },
    ...{ effectiveFrom: '2026-04-01', oldPence, decidedOn: '2026-07-01', variation: 'V1' },
  });

describe('a variation that was agreed', () => {
  it('makes the rate that holds on its day the agreed one, and lets later ones stand', () => {
    const once = [varied('A1', 2000, 2250), varied('A2', 2200, 2250)];
    given(rates, ...held)
      .when(agreed(2250))
      .thenRecords(...once);
    const after = folded(rates, [...held, ...once]);
    expect([
      after.get('A1/home-care/standard/2026-04-01'),
      after.get('A1/home-care/standard/2026-06-01'),
      after.get('A1/home-care/enhanced/2026-01-05'),
    ]).toEqual([2250, 2100, 2500]);
  });

  it('changes nothing a second time, nor a rate that is the agreed one already', () => {
    given(rates, ...held, varied('A1', 2000, 2250), varied('A2', 2200, 2250))
      .when(agreed(2250))
      .thenRecordsNothing();
    given(rates, ...held)
      .when(agreed(2200))
      .thenRecords(varied('A1', 2000, 2200));
  });

  it('replaces a rate that begins on that very day', () => {
    given(rates, ...held, rate('P1', 'A1', 2060, '2026-04-01'), rate('P1', 'A2', 2266, '2026-04-01'))
      .when(agreed(2250))
      .thenRecords(varied('A1', 2060, 2250), varied('A2', 2266, 2250));
  });

  it('is refused before it is agreed', () => {
    for (const events of [[requested()], [requested(), withdrawn]])
      given(rates, ...held)
        .when(varyRates(folded(variations, events).get('V1')!))
        .thenRejected('variation-not-agreed');
  });

  it('changes rates once it is decided here, and never when an import tells of it', () => {
    const { react } = whenVariationAgreed;
    const imported = recorded(agreedAt(2250), { by: { kind: 'import', id: 'b', role: 'import' } });
    expect(react.PriceVariationAgreed(agreedAt(2250), recorded(agreedAt(2250)))).toEqual([new VaryRates(of)]);
    expect(react.PriceVariationAgreed(agreedAt(2250), imported)).toEqual([]);
  });
});
