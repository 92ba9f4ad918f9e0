import type { Stage, TenderRow } from '../../../projections/tenders/index.ts';
import type { Choice } from '../forms/field.ts';
import { href, type Asked } from '../links.ts';

/** Where a tender has its page, or what lies below it. */
export const tenderHref = ({ framework }: Pick<Asked, 'framework'>, tender: string, below = ''): string =>
  href(`/tenders/${encodeURIComponent(tender)}${below === '' ? '' : `/${below}`}`, { framework });

/** How far a tender has come, as its tag says it. */
export const stageTags: Readonly<Record<Stage, { readonly text: string; readonly colour: string }>> = {
  open: { text: 'open for bids', colour: 'green' },
  closed: { text: 'bids sealed', colour: 'yellow' },
  evaluation: { text: 'being evaluated', colour: 'blue' },
  decided: { text: 'award decided', colour: 'blue' },
  notified: { text: 'bidders told', colour: 'purple' },
  confirmed: { text: 'awarded', colour: 'grey' },
  cancelled: { text: 'cancelled', colour: 'red' },
};

const words = (pairs: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(pairs).map(([value, text]) => ({ value, text }));

export const serviceNames: Readonly<Record<TenderRow['rates'][number]['service'], string>> = {
  'home-care': 'Home care',
  reablement: 'Reablement',
  'live-in': 'Live-in care',
  'sleeping-night': 'Sleeping night',
  'waking-night': 'Waking night',
};

/** How the price becomes points. */
export const methodNames: Readonly<Record<TenderRow['priceMethod'], string>> = {
  'lowest-over-price': 'Lowest price ÷ price',
  'distance-from-lowest': 'Distance from the lowest price',
  'between-lowest-and-highest': 'Place between the lowest and the highest price',
  'share-of-median': 'Share of the median price',
  'share-of-benchmark': 'Share of a benchmark',
};

export const serviceChoices = words(serviceNames);
export const methodChoices = words(methodNames);

/** `Home care (standard)`. */
export const rateName = ({ service, band }: Pick<TenderRow['rates'][number], 'service' | 'band'>): string =>
  `${serviceNames[service]} (${band})`;
