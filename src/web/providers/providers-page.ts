import type { ProviderRecords } from '../../../projections/provider-records/index.ts';
import { providerHref, standingTag } from '../holder-words.ts';
import { href, type Asked } from '../links.ts';
import { count, counted, hours } from '../numbers.ts';

const roles = ['primary', 'secondary', 'reserve'] as const;

/** The providers that have, or had, a position, as they stand today. */
export const providersPage = ({ providers, next }: ProviderRecords, asked: Asked) => ({
  rows: providers.map((record) => {
    const held = record.positions.filter((position) => position.held);
    const below = held.filter(({ acceptance }) => acceptance?.status === 'below').length;
    return {
      text: record.name,
      reference: record.provider,
      href: providerHref(asked, record.provider),
      standing: standingTag(record),
      rating: record.cqcRating ?? 'Not known',
      held: roles.map((role) => count(held.filter((position) => position.role === role).length)),
      below: below === 0 ? '' : `below the minimum in ${counted(below, 'area')}`,
      open: count(record.openOffers),
      packages: count(record.packages.count),
      hours: hours(record.packages.weeklyMinutes),
    };
  }),
  next: next === null ? undefined : href('/providers', { framework: asked.framework, after: next }),
});
