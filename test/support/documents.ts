import type { AcceptanceDocument } from '../../projections/acceptance/index.ts';
import { percentOf } from '../../projections/measures/index.ts';
import type { ReserveUsageDocument } from '../../projections/reserve-usage/index.ts';
import type { Asked } from '../../src/web/links.ts';
import { namesFrom } from '../../src/web/names.ts';
import { expected, type expectedDates } from './expected.ts';

type Day = (typeof expectedDates)[number];

const frame = { framework: 'CSH-2025', knownAt: null, policyVersion: 1 };

/** The sample's acceptance as an independent program computed it, with what a document has beside. */
export function acceptanceOf(day: Day): AcceptanceDocument {
  const document = expected(`acceptance-${day}`) as unknown as Pick<
    AcceptanceDocument,
    'measure' | 'asOf' | 'window' | 'rows'
  >;
  const judged = document.rows.filter(({ status }) => status !== 'monitored');
  const accepted = judged.reduce((sum, row) => sum + row.accepted, 0);
  const counted = judged.reduce((sum, row) => sum + row.counted, 0);
  const overall = { accepted, counted, percent: percentOf(accepted, counted) };
  return { ...frame, minimumPercent: 75, overall, ...document };
}

/** The sample's reserve usage, likewise. */
export const reserveOf = (day: Day): ReserveUsageDocument => ({
  ...frame,
  baselinePercent: 25,
  ...(expected(`reserve-${day}`) as unknown as Omit<
    ReserveUsageDocument,
    keyof typeof frame | 'baselinePercent'
  >),
});

export const askedOn = (asOf: string): Asked => ({ framework: 'CSH-2025', asOf, knownAt: null });

const areaReferences = Array.from({ length: 35 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
const levelOf = (index: number): 1 | 2 | 3 => (index < 20 ? 1 : index < 29 ? 2 : 3);

/** The areas of the sample under names that say which is which. */
export const sampleAreas = areaReferences.map((area, index) => ({
  area,
  name: `Area ${area}`,
  level: levelOf(index),
}));

/** Names for the sample: `Care by P01`, `Area A01`. */
export const sampleNames = namesFrom(
  Array.from({ length: 40 }, (_, index) => {
    const provider = `P${String(index + 1).padStart(2, '0')}`;
    return { provider, name: `Care by ${provider}` };
  }),
  sampleAreas,
);
