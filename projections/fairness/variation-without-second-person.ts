import { momentInWords } from '../measures/index.ts';
import type { PriceVariationRow } from '../price-variations/index.ts';
import type { Finding } from './finding.ts';

/** Whether somebody stands behind both authors on record, as a person and by a token, say. */
const sharesSomebody = (author: string, other: string): boolean => {
  const behind = new Set(author.split('.'));
  return other.split('.').some((each) => behind.has(each));
};

/** A variation of a price was agreed to by somebody who requested it, or never requested. */
export function variationWithoutSecondPerson(row: PriceVariationRow): readonly Finding[] {
  const { framework, variation, provider, requestedBy, decided, revisions } = row;
  if (row.standing !== 'agreed' || !decided) return [];
  const { by, at } = decided;
  if (by === null || (requestedBy !== null && !sharesSomebody(requestedBy, by))) return [];
  const when = momentInWords(at);
  return [
    {
      code: 'VARIATION_WITHOUT_SECOND_PERSON',
      provider,
      variation,
      because:
        requestedBy === null
          ? `${by} agreed to the variation ${variation} on ${when}, which nobody had requested.`
          : `${requestedBy} requested the variation ${variation}, and ${by} agreed to it on ${when}: a second person must decide.`,
      events: revisions.map((rev) => ({ stream: `variations-${framework}`, rev })),
    },
  ];
}
