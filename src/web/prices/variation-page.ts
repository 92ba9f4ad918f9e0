import { Principal } from '#access';
import type { PriceVariation } from '../../../projections/price-variations/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { href, type Asked } from '../links.ts';
import { day, moment } from '../moments.ts';
import type { Names } from '../names.ts';
import { pounds } from '../referral-offer.ts';
import { rateName } from '../tenders/tender-words.ts';
import { type VariationDeed, variationDeeds } from './variation-deeds.ts';
import { movedWords, standings, variationHref } from './variation-words.ts';

/** Whether whoever looks may do it now: who asked takes it back, and somebody else decides. */
function mayDoNow(deed: VariationDeed, { standing, askedBy, requestedBy }: PriceVariation): boolean {
  const asker = Principal.inForce();
  if (standing !== 'requested' || !asker || !Deeds.mayDo(deed)) return false;
  return deed.name === 'withdrawal'
    ? askedBy === (asker.provider === null ? 'council' : 'provider')
    : requestedBy !== null && !asker.isBehind(requestedBy);
}

const decisions = { agreed: 'Agreed', refused: 'Refused', withdrawn: 'Taken back', requested: '' } as const;

/** What is asked for, what the rates are, and what was decided and why. */
export function variationPage(variation: PriceVariation, names: Names, asked: Asked) {
  const { decided, standing, askedPence, requestedAt, requestedBy, provider } = variation;
  const amount = decided?.agreedPence ?? askedPence;
  const asker = Principal.inForce();
  const isOwn = requestedBy !== null && asker?.isBehind(requestedBy) === true;
  const by = (who: string | null) => (who === null ? '' : `, by ${who}`);
  const askedBy = variation.askedBy === 'provider' ? 'the provider' : 'the council for the provider';
  return {
    reference: variation.variation,
    standing: standings[standing],
    list: variationHref(asked),
    waitsForAnother: standing === 'requested' && (isOwn || asker?.provider !== null),
    incomplete: variation.warnings.includes('incomplete'),
    deeds: variationDeeds
      .filter((deed) => mayDoNow(deed, variation))
      .map(({ name, text }) => ({ text, href: variationHref(asked, variation.variation, name) })),
    facts: [
      { name: 'Provider', value: names.provider(provider) },
      { name: 'Rate', value: rateName(variation) },
      { name: 'Asked for', value: `${pounds(askedPence)} an hour from ${day(variation.effectiveFrom)}` },
      { name: 'Clause', value: variation.clause },
      { name: 'Evidence', value: variation.evidence },
      { name: 'Requested', value: `${moment(requestedAt)} by ${askedBy}${by(requestedBy)}` },
      ...(decided
        ? [
            { name: decisions[standing], value: `${moment(decided.at)}${by(decided.by)}` },
            ...(decided.agreedPence === null
              ? []
              : [{ name: 'Agreed rate', value: `${pounds(decided.agreedPence)} an hour` }]),
            { name: 'Reasons', value: decided.reason },
          ]
        : []),
    ],
    amountName: decided?.agreedPence === undefined || decided.agreedPence === null ? 'Asked for' : 'Agreed',
    rates: variation.rates.map(({ area, hourlyPence, effectiveFrom }) => ({
      ...{ area: names.area(area), old: pounds(hourlyPence), since: day(effectiveFrom) },
      ...{ amount: pounds(amount), moved: movedWords(hourlyPence, amount) },
      later: variation.later
        .filter((rate) => rate.area === area)
        .map((rate) => `${pounds(rate.hourlyPence)} from ${day(rate.effectiveFrom)}`),
    })),
    record:
      asker?.provider === null
        ? [`variations-${asked.framework}`, `rates-${asked.framework}-${provider}`].map((stream) => ({
            text: stream,
            href: href('/api/v1/events', { stream, limit: 1000 }),
          }))
        : [],
  };
}
