import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { Availability, Holder } from '../../projections/areas/index.ts';
import { heatTile, type HeatTile } from './heat-tile.ts';
import { href, type Asked } from './links.ts';
import { day } from './moments.ts';
import type { Names } from './names.ts';
import { pounds } from './referral-offer.ts';
import { suspensionWords } from './suspension-words.ts';
import { capital, outlook, status } from './wording.ts';

/** Where a provider has its page. */
export const providerHref = ({ framework }: Pick<Asked, 'framework'>, provider: string): string =>
  href(`/providers/${encodeURIComponent(provider)}`, { framework });

/** Where an area has its page. */
export const areaHref = ({ framework }: Pick<Asked, 'framework'>, area: string): string =>
  href(`/areas/${encodeURIComponent(area)}`, { framework });

interface Standing {
  readonly text: string;
  readonly colour: string;
  /** Why, in a sentence without its full stop; empty: there is nothing to say. */
  readonly why: string;
}

/** Whether a provider is asked, as its tag says it. */
export function standingTag({ suspended, paused }: Availability): Standing {
  if (suspended !== null) return { text: 'suspended', colour: 'red', why: suspensionWords(suspended) };
  if (paused === null) return { text: 'can be asked', colour: 'green', why: '' };
  const until = paused.to === null ? 'until it resumes' : `until the day before ${day(paused.to)}`;
  return { text: 'paused', colour: 'yellow', why: `By its own wish, ${until}` };
}

/** What a position's acceptance is today, and what comes next; undefined where none is measured. */
export interface AcceptanceView {
  readonly tile: HeatTile;
  readonly status: { readonly text: string; readonly colour: string };
  readonly outlook: string;
}

type Measured = Pick<Holder, 'acceptance'>;

export function acceptanceView(
  { acceptance: row }: Measured,
  { acceptance: policy }: PolicyDocument,
  names: Names,
  asked: Asked,
): AcceptanceView | undefined {
  if (!row) return undefined;
  return {
    tile: heatTile(row, policy, names, asked),
    status: status(row.status, policy.minimumPercent),
    outlook: capital(outlook(row, policy.minimumPercent)),
  };
}

/** `£21.85`, or that there is none. */
export const rateWords = (pence: number | null): string => (pence === null ? 'none agreed' : pounds(pence));
