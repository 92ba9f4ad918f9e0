import type { LimitsCompared } from '../../../../projections/allocation/index.ts';
import { counted } from '../../numbers.ts';
import { capital } from '../../wording.ts';

type UnderLimit = LimitsCompared['limits'][number];

const grouped = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What positions are worth together: `996000000` → `996.00`. */
export const worthWords = (millionths: number): string => grouped.format(millionths / 1_000_000);

/** `45454` thousandths of a percent → `45.4%`. */
export const shareWords = (milliPercent: number): string =>
  `${(Math.floor(milliPercent / 100) / 10).toFixed(1)}%`;

/** A limit as it is called in a sentence. */
export function limitName(limit: UnderLimit['limit']): string {
  if (limit === null) return 'no limit';
  return limit === 'policy' ? 'the policy’s limits' : `a limit of ${limit}`;
}

function sentence(under: UnderLimit, free: UnderLimit): string {
  const { limit, unfilled, costs, largest } = under;
  const isMany = limit === 'policy';
  const empty = unfilled - free.unfilled;
  const leaves =
    empty === 0
      ? `${isMany ? 'leave' : 'leaves'} no further position empty`
      : `${isMany ? 'leave' : 'leaves'} ${counted(empty, 'more position')} empty`;
  const points =
    costs > 0 ? `${isMany ? 'cost' : 'costs'} ${worthWords(costs)}` : `${isMany ? 'cost' : 'costs'} nothing`;
  const share = free.largest
    ? largest && largest.milliPercent !== free.largest.milliPercent
      ? `: the largest share of the hours is ${shareWords(largest.milliPercent)}, and ${shareWords(free.largest.milliPercent)} without a limit`
      : `: the largest share of the hours stays ${shareWords(free.largest.milliPercent)}`
    : '';
  return `${capital(limitName(limit))} ${leaves} and ${points}${share}.`;
}

/** What the tightest limit and the policy's do beside none, a sentence each. */
export function limitSentences(limits: LimitsCompared['limits']): readonly string[] {
  const free = limits.find(({ limit }) => limit === null);
  return limits.flatMap((each) =>
    free && (each.limit === 1 || each.limit === 'policy') ? [sentence(each, free)] : [],
  );
}
