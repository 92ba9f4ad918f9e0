import { type Asked, href } from '../../links.ts';

type OfFramework = Pick<Asked, 'framework'>;
const below = (tender: string, ...parts: readonly string[]) =>
  `/tenders/${[tender, ...parts].map((each) => encodeURIComponent(each)).join('/')}`;

/** Where the bids of a tender are judged, and one of them. */
export const evaluationHref = (
  { framework }: OfFramework,
  tender: string,
  ...parts: readonly string[]
): string => href(below(tender, 'evaluation', ...parts), { framework });

/** Where the prices of an area are, or something is done with its rates. */
export const areaPricesHref = (
  { framework }: OfFramework,
  tender: string,
  area: string,
  ...parts: readonly string[]
): string => href(below(tender, 'prices', area, ...parts), { framework });

/** Where a bidder explains its rates. */
export const explanationsHref = (
  { framework }: OfFramework,
  tender: string,
  ...parts: readonly string[]
): string => href(below(tender, 'bid', 'explanations', ...parts), { framework });
