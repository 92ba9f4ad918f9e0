import { momentInWords } from '../measures/index.ts';
import type { TenderHistory } from '../tender-history/index.ts';
import type { Finding } from './finding.ts';
import type { TenderCheck } from './tender-check.ts';

type Evaluated = TenderHistory['evaluated'][number];

function found(history: TenderHistory, provider: string, { area, evaluatedAt, event }: Evaluated) {
  const own = history.assessed.filter((each) => each.provider === provider);
  const last = own
    .filter(({ assessedAt }) => assessedAt <= evaluatedAt)
    .reduce<(typeof own)[number] | undefined>(
      (newest, each) => (newest && newest.assessedAt > each.assessedAt ? newest : each),
      undefined,
    );
  if (last?.passed) return [];
  const why = last ? 'although it had failed on quality' : 'before its quality was assessed';
  return [
    {
      code: 'PRICE_BEFORE_QUALITY',
      ...{ tender: history.tender, provider, area },
      because: `The price of ${provider} for ${area} was evaluated on ${momentInWords(evaluatedAt)}, ${why}.`,
      events: [event, ...own.map((each) => each.event)],
    } satisfies Finding,
  ];
}

/** A price was evaluated of a bid that had not passed on quality by then (S4:78). */
export const priceBeforeQuality: TenderCheck = (history) =>
  history.evaluated.flatMap((each) => each.ranking.flatMap(({ provider }) => found(history, provider, each)));
