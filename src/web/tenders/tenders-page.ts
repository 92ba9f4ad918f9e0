import { OpenTender } from '../../../contexts/procurement/tendering/open-tender.ts';
import type { Tenders } from '../../../projections/tenders/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { href, type Asked } from '../links.ts';
import { counted } from '../numbers.ts';
import { stageTags, tenderHref } from './tender-words.ts';

/** The tenders of a framework, as far as whoever looks may see them. */
export const tendersPage = ({ tenders, next }: Tenders, asked: Asked, own: boolean) => ({
  own,
  open: Deeds.mayDo({ command: OpenTender })
    ? href('/tenders/new', { framework: asked.framework })
    : undefined,
  rows: tenders.map(({ tender, stage, areas, lots, bidsReceived, ...line }) => ({
    ...line,
    reference: tender,
    href: tenderHref(asked, tender),
    stage: stageTags[stage],
    size: `${counted(lots, 'position')} in ${counted(areas, 'area')}`,
    bids: bidsReceived,
  })),
  next: next === null ? undefined : href('/tenders', { framework: asked.framework, after: next }),
});
