import { FindAllocation } from '../../../projections/allocation/index.ts';
import type { Instant } from '#event-sourcing';
import type { TenderShown } from '../../../projections/tenders/index.ts';
import type { Asked } from '../links.ts';
import { day, moment } from '../moments.ts';
import { counted } from '../numbers.ts';
import { mayAsk } from '../may-ask.ts';
import { tenderHref } from './tender-words.ts';

/** A step on the way of a tender; at most one is `next`. */
export interface Step {
  readonly text: string;
  readonly told: string;
  readonly state: 'done' | 'next' | 'later';
  readonly href: string | undefined;
}

type Told = Omit<Step, 'state' | 'href'> & { readonly isDone: boolean; readonly below?: string };

const bidsTold = ({ bidsReceived, receipts }: TenderShown): string => {
  if (bidsReceived !== null) return `${counted(bidsReceived, 'bid')} in time`;
  const at = receipts[0]?.receivedAt ?? null;
  return at === null ? 'you have given none' : `yours came ${moment(at)}`;
};

/** What is on the council's pages, and of that what a bidder may follow. */
function stepsOf(tender: TenderShown, now: Instant, own: boolean): readonly Told[] {
  const { questionsUntil, deadline, bidsOpenedAt, lots, prices, award, notified, confirmed } = tender;
  const areas = new Set(lots.map(({ area }) => area));
  const evaluated = areas.size > 0 && [...areas].every((area) => prices.some((each) => each.area === area));
  const standstill = notified?.standstillEndsOn ?? null;
  const told: readonly (Told & { readonly council?: boolean })[] = [
    { text: 'Questions', told: `until ${moment(questionsUntil)}`, isDone: now > questionsUntil },
    { text: 'Bids', told: `until ${moment(deadline)}; ${bidsTold(tender)}`, isDone: now > deadline },
    {
      text: 'Opening',
      told: bidsOpenedAt === null ? 'all together, after the deadline' : moment(bidsOpenedAt),
      isDone: bidsOpenedAt !== null,
    },
    {
      text: 'Evaluation',
      told: evaluated
        ? 'quality and prices of every area'
        : `quality first, then prices: ${prices.length} of ${counted(areas.size, 'area')}`,
      isDone: evaluated,
      below: 'evaluation',
      council: true,
    },
    {
      text: 'Allocation',
      told: award ? 'decided' : 'the best allocation under the limits',
      isDone: award !== null,
      ...(mayAsk(FindAllocation) ? { below: 'allocation' } : {}),
      council: true,
    },
    {
      text: 'Outcome',
      told: notified
        ? `told ${moment(notified.notifiedAt)}${standstill === null ? '' : `; standstill until ${day(standstill)}`}`
        : 'every bidder gets a letter',
      isDone: notified !== null,
      below: own ? 'letter' : 'letters',
    },
    {
      text: 'Award',
      told: confirmed ? `confirmed ${moment(confirmed.confirmedAt)}` : 'confirmed by a second person',
      isDone: confirmed !== null,
      below: 'award',
      council: true,
    },
  ];
  return own ? told.filter(({ council = false }) => !council) : told;
}

/** The way of a tender in its order: what is done, what is next, and where each step has its page. */
export function tenderSteps(tender: TenderShown, now: Instant, asked: Asked, own: boolean): readonly Step[] {
  const told = stepsOf(tender, now, own);
  const next = tender.stage === 'cancelled' ? -1 : told.findIndex(({ isDone }) => !isDone);
  const opened = tender.bidsOpenedAt !== null;
  return told.map(({ text, told: words, isDone, below }, place) => ({
    text,
    told: words,
    state: isDone ? 'done' : place === next ? 'next' : 'later',
    href:
      below !== undefined && opened && (!own || tender.notified)
        ? tenderHref(asked, tender.tender, below)
        : undefined,
  }));
}
