import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { AcceptanceRow } from '../../projections/acceptance/index.ts';
import { offersHref, type Asked } from './links.ts';
import type { Names } from './names.ts';
import { columnPercent, counted } from './numbers.ts';
import { status as statusWords } from './wording.ts';

type Acceptance = PolicyDocument['acceptance'];

export type Band = 'met' | 'under' | 'well-under' | 'far-under' | 'unjudged' | 'none';

/** How far under the line, in percentage points, a colour begins. */
const bands = { wellUnder: 5, farUnder: 15 };

/** Colour never speaks alone: the mark and the weight of the number say the same. */
const marks: Readonly<Record<Band, string>> = {
  met: '',
  under: '▾',
  'well-under': '▾',
  'far-under': '▼',
  unjudged: '○',
  none: '',
};

/** What one provider answered in one area and role, coloured by how far it is from the line. */
export interface HeatTile {
  readonly href: string | null;
  readonly text: string;
  readonly band: Band;
  readonly mark: string;
  readonly provider: string;
  readonly area: string;
  /** `5 of 18`. */
  readonly share: string;
  /** What the place of the tile in its table and its colour say, in words. */
  readonly words: string;
}

/** Compared as whole numbers: 100 × accepted against the line × counted, as the figure itself is. */
function bandOf({ accepted, counted: n, status }: AcceptanceRow, policy: Acceptance): Band {
  const { minimumPercent, minimumSample } = policy;
  if (n === 0) return 'none';
  if (n < minimumSample || status === 'mobilising') return 'unjudged';
  const missing = minimumPercent * n - 100 * accepted;
  if (missing <= 0) return 'met';
  if (missing < bands.wellUnder * n) return 'under';
  return missing < bands.farUnder * n ? 'well-under' : 'far-under';
}

export function heatTile(row: AcceptanceRow, policy: Acceptance, names: Names, asked: Asked): HeatTile {
  const { provider, area, role } = row;
  const band = bandOf(row, policy);
  return {
    href: row.counted === 0 ? null : offersHref(asked, { provider, area, role, state: 'counted' }),
    text: columnPercent(row.percent),
    band,
    mark: marks[band],
    provider: names.provider(provider),
    area: names.area(area),
    share: row.counted === 0 ? 'no offers' : `${row.accepted} of ${row.counted}`,
    words: `as ${role} in ${names.area(area)}, ${statusWords(row.status, policy.minimumPercent).text}`,
  };
}

export interface LegendEntry {
  readonly band: Band;
  readonly mark: string;
  readonly text: string;
}

/** What the colours and marks of the tiles mean under a policy. */
export function heatLegend({ minimumPercent, minimumSample }: Acceptance): readonly LegendEntry[] {
  const entry = (band: Band, text: string) => ({ band, mark: marks[band], text });
  return [
    entry('met', `${minimumPercent}% or more`),
    entry('under', `under by less than ${bands.wellUnder} points`),
    entry('well-under', `under by ${bands.wellUnder} or more`),
    entry('far-under', `under by ${bands.farUnder} or more`),
    entry('unjudged', `not judged: mobilising, or fewer than ${counted(minimumSample, 'offer')}`),
  ];
}
