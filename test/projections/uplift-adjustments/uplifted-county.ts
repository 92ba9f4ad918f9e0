import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { rates } from '../../../projections/rates/index.ts';
import {
  raisedRates,
  ratesByKey,
  RateUplifted,
  UpliftApproved,
  UpliftProposed,
} from '../../../contexts/prices/index.ts';
import { localDate } from '../../../src/event-sourcing/index.ts';
import { adjustmentsOf } from '../../../projections/uplift-adjustments/adjustments-of.ts';
import { uplifts } from '../../../projections/uplifts/index.ts';
import { type Plan, plan } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';

const framework = 'CSH-2025';
export const stream = (category: string, of = '') => `${category}-${framework}${of && `-${of}`}`;

/** An uplift by so many thousandths of a percent from a day on, proposed the day before it is decided. */
export interface SomeUplift extends Partial<Omit<Plan, 'effective'>> {
  readonly uplift: string;
  readonly milliPercent: number;
  readonly from: string;
  readonly approvedAt: string;
}

/** Two areas of level 1, three providers; whose rates rise is as the record says when the uplift is decided. */
export const county = () => {
  const made = new County(framework).area('A1').area('A2');
  for (const provider of ['P1', 'P2', 'P3']) made.provider(provider);
  return made;
};

/** The uplift is proposed, approved by another person and, with `applied`, the rates have risen. */
export function raise(
  on: County,
  { milliPercent, from, approvedAt, ...more }: SomeUplift,
  applied: readonly string[] = ['P1', 'P2', 'P3'],
): County {
  const proposal = new UpliftProposed({
    ...{ ...plan, framework, formula: { kind: 'percent', milliPercent }, ...more },
    rounding: more.rounding ?? { mode: 'half-up', incrementPence: 1 },
    ...{ effective: { rule: 'fixed', on: from }, belowPractice: false },
    ...{ proposedAt: '2026-01-02T10:00:00.000Z', proposedBy: 'cm-1' },
  });
  const views = on.views();
  const { areas } = frameworkNamed(views);
  const agreement = { areas: new Map(Object.entries(areas)), positions: [] } as unknown as Parameters<
    typeof raisedRates
  >[1];
  const raisedOf = (provider: string) => {
    const agreed = ratesByKey(views.get(rates, `${framework}/${provider}`)?.rates ?? []);
    return raisedRates(proposal, agreement, provider, agreed, localDate(approvedAt));
  };
  const providers = ['P1', 'P2', 'P3'].filter((each) => raisedOf(each).length > 0);
  const approval = { framework, uplift: more.uplift, decision: 'Cabinet 7', providers, approvedAt };
  on.recordedAt(approvedAt)
    .record(stream('uplifts'), proposal)
    .record(stream('uplifts'), new UpliftApproved({ ...approval, approvedBy: 'cm-2' }));
  for (const provider of providers.filter((each) => applied.includes(each)))
    for (const rate of raisedOf(provider)) on.record(stream('rates', provider), new RateUplifted(rate));
  return on;
}

export function adjustments(on: County, uplift = 'U1') {
  const views = on.views();
  return adjustmentsOf(views, frameworkNamed(views), views.get(uplifts, `${framework}/${uplift}`)!);
}
