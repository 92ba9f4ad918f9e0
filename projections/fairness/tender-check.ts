import type { TenderHistory } from '../tender-history/index.ts';
import type { Finding } from './finding.ts';

/** Looks for one kind of breach in how a tender was run. */
export type TenderCheck = (history: TenderHistory) => readonly Finding[];

/** Until when bids could come: as extended last; undefined: the terms are not on record. */
export const deadlineOf = ({ opened, extended }: TenderHistory): string | undefined =>
  (extended.at(-1) ?? opened.at(-1))?.deadline;
