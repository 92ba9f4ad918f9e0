import { Principal } from '#access';
import type { SignificantChange } from '../../../projections/significant-changes/index.ts';
import { href, type Asked } from '../links.ts';
import { shortDay } from '../moments.ts';
import type { Names } from '../names.ts';
import { pounds } from '../referral-offer.ts';
import { rateName } from '../tenders/tender-words.ts';
import { movedWords, variationHref } from './variation-words.ts';

/** Each change with what was decided, and the packages that it concerns. */
export function significantPage(changes: readonly SignificantChange[], names: Names, asked: Asked) {
  const isCouncil = Principal.inForce()?.provider === null;
  return {
    changes: changes.map((change) => ({
      ...{ provider: names.provider(change.provider), area: names.area(change.area), rate: rateName(change) },
      ...{ old: pounds(change.oldPence), now: pounds(change.hourlyPence) },
      moved: movedWords(change.oldPence, change.hourlyPence),
      ...{
        from: shortDay(change.effectiveFrom),
        decided: change.decidedOn === null ? 'told by an import' : shortDay(change.decidedOn),
      },
      by:
        change.variation === null
          ? { text: change.uplift === null ? 'A rate agreed anew' : `Uplift ${change.uplift}` }
          : { text: `Variation ${change.variation}`, href: variationHref(asked, change.variation) },
      record: isCouncil
        ? href('/api/v1/events', {
            stream: `rates-${asked.framework}-${change.provider}`,
            limit: 1000,
          })
        : undefined,
      packages: change.packages.map((each) => ({
        text: each.package,
        href: href(`/packages/${encodeURIComponent(each.package)}`, { framework: asked.framework }),
      })),
    })),
  };
}
