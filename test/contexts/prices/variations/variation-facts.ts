import { Principal } from '#access';
import {
  PriceVariationAgreed,
  PriceVariationRefused,
  PriceVariationRequested,
  PriceVariationWithdrawn,
  rates,
} from '../../../../contexts/prices/index.ts';
import {
  AgreePriceVariation,
  agreePriceVariation,
} from '../../../../contexts/prices/variations/agree-price-variation.ts';
import {
  RequestPriceVariation,
  requestPriceVariation,
} from '../../../../contexts/prices/variations/request-price-variation.ts';
import { folded } from '../../../support/given.ts';
import { agreed as rate, agreement, now, p1 } from '../uplifts/uplift-county.ts';

export { now };

/** A contract manager, as somebody or through a token. */
export const person = (id: string) => Principal.user(id, ['contract-manager']);
export const of = { framework: 'F1', variation: 'V1' };
/** The rates of P1: in A1 £20.00 standard and £25.00 enhanced, in A2 £22.00; in A1 £21.00 from 1 June. */
export const held = [...p1, rate('P1', 'A1', 2100, '2026-06-01')];
type Asked = ConstructorParameters<typeof RequestPriceVariation>[0];
export const asked: Asked = {
  ...{ ...of, provider: 'P1', areas: ['A1', 'A2'], service: 'home-care', band: 'standard' },
  ...{ askedPence: 2300, effectiveFrom: '2026-04-01', clause: 'Clause 14.3', evidence: 'Accounts of 2025' },
};

/** Whoever asks, for itself or for another. */
export const request = (
  more: Partial<Asked> = {},
  {
    by = 'u-31',
    askedBy = 'provider',
    may = true,
  }: { by?: string; askedBy?: 'provider' | 'council'; may?: boolean } = {},
  known = held,
) =>
  requestPriceVariation(new RequestPriceVariation({ ...asked, ...more }), {
    ...{ requestedBy: by, askedBy, may, areas: agreement.areas, rates: folded(rates, known) },
  });

const then = [
  { area: 'A1', hourlyPence: 2000, effectiveFrom: '2026-01-05' },
  { area: 'A2', hourlyPence: 2200, effectiveFrom: '2026-01-05' },
];
const { areas: _areas, ...facts } = asked;
type Requested = ConstructorParameters<typeof PriceVariationRequested>[0];
export const requested = (more: Partial<Requested> = {}) =>
  new PriceVariationRequested({
    ...{ ...facts, rates: then, askedBy: 'provider', requestedAt: now, requestedBy: 'u-31' },
    ...more,
  });

export const agree = (by = 'cm-2', agreedPence: number | null = null, known = held) =>
  agreePriceVariation(
    new AgreePriceVariation({ ...of, agreedPence, reason: 'The miles are shown' }),
    person(by),
    folded(rates, known),
  );
export const agreedAt = (agreedPence: number, by = 'cm-2', more: object = {}) =>
  new PriceVariationAgreed({
    ...{ ...of, agreedPence, rates: then, reason: 'The miles are shown', agreedAt: now, agreedBy: by },
    ...more,
  });
export const refused = new PriceVariationRefused({
  ...{ ...of, reason: 'Two years are asked for', refusedAt: now, refusedBy: 'cm-2' },
});
export const withdrawn = new PriceVariationWithdrawn({
  ...{ ...of, reason: 'A slip', withdrawnAt: now, withdrawnBy: 'u-31' },
});
