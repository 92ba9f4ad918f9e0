import { rates, uplifts, type RateUplifted } from '../../../../contexts/prices/index.ts';
import { ApplyUplift, applyUplift } from '../../../../contexts/prices/uplifts/apply-uplift.ts';
import { whenUpliftApproved } from '../../../../contexts/prices/uplifts/when-uplift-approved.ts';
import { folded, given, recorded } from '../../../support/given.ts';
import {
  agreed,
  agreement,
  approved,
  everything,
  now,
  of,
  p1,
  p2,
  proposed,
  type Plan,
} from './uplift-county.ts';

/** What the uplift makes of the rates of P1, as area, band, old, new and day. */
const raised = (more: Partial<Plan> = {}, provider = 'P1', before = p1) => {
  const uplift = folded(uplifts, [proposed(more), approved()]).get('U1');
  const decide = applyUplift(new ApplyUplift({ ...of, provider }), uplift, agreement);
  const events = decide(folded(rates, before), now) as readonly RateUplifted[];
  return events.map((each) => [each.area, each.band, each.oldPence, each.hourlyPence, each.effectiveFrom]);
};

describe('an uplift that is approved', () => {
  it('raises every rate in force when its day begins, in one decision', () => {
    expect(raised()).toEqual([
      ['A1', 'standard', 2000, 2060, '2026-04-01'],
      ['A1', 'enhanced', 2500, 2575, '2026-04-01'],
      ['A2', 'standard', 2200, 2266, '2026-04-01'],
    ]);
    const imported = recorded(approved(), { by: { kind: 'import', id: 'b', role: 'import' } });
    expect(whenUpliftApproved.react.UpliftApproved(approved(), recorded(approved()))).toEqual(
      ['P1', 'P2'].map((provider) => new ApplyUplift({ ...of, provider })),
    );
    expect(whenUpliftApproved.react.UpliftApproved(approved(), imported)).toEqual([]);
  });

  it('raises nothing a second time, nor a rate that was agreed for that day', () => {
    const uplift = folded(uplifts, [proposed(), approved()]).get('U1');
    const apply = applyUplift(new ApplyUplift({ ...of, provider: 'P2' }), uplift, agreement);
    const once = apply(folded(rates, p2), now);
    given(rates, ...p2, ...once)
      .when(apply)
      .thenRecordsNothing();
    given(rates, ...p2, agreed('P2', 'A2', 1850, '2026-04-01'))
      .when(apply)
      .thenRecordsNothing();
    given(rates, ...p2)
      .when(applyUplift(new ApplyUplift({ ...of, provider: 'P2' }), undefined, agreement))
      .thenRejected('uplift-not-approved');
  });

  it('raises what is in its scope, by area, level, provider, service and band', () => {
    const within = (scope: Partial<Plan['scope']>, provider?: string, before = p1) =>
      raised({ scope: { ...everything, ...scope } }, provider, before).map(
        ([where, band]) => `${where} ${band}`,
      );
    expect(within({ areas: ['A2'] })).toEqual(['A2 standard']);
    expect(within({ levels: [1] })).toEqual(['A1 standard', 'A1 enhanced']);
    expect(within({ bands: ['enhanced'] })).toEqual(['A1 enhanced']);
    expect(within({ providers: ['P2'] })).toEqual([]);
    expect(within({ services: ['reablement'] })).toEqual([]);
  });

  it('leaves a provider out, or gives it another percentage', () => {
    expect(raised({ exceptions: [{ provider: 'P1', milliPercent: 0 }] })).toEqual([]);
    expect(raised({ exceptions: [{ provider: 'P1', milliPercent: 10_000 }] })[0]).toEqual([
      ...['A1', 'standard', 2000, 2200, '2026-04-01'],
    ]);
  });

  it('begins on the anniversary of each position within the year, 29 February being the 28th', () => {
    const year = { effective: { rule: 'anniversary', yearFrom: '2026-02-01' } } as const;
    expect(raised(year).map(([where, band, , , day]) => [where, band, day])).toEqual([
      ['A1', 'standard', '2027-01-06'],
      ['A1', 'enhanced', '2027-01-06'],
    ]);
    expect(raised(year, 'P2', p2)).toEqual([['A2', 'standard', 1800, 1854, '2026-02-28']]);
  });
});
