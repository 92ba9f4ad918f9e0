import { listInWords, momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { eventsOf, type Finding, type Ground } from './finding.ts';

/** Reserve providers invited in one step were given different deadlines. */
export function unequalTerms(_ground: Ground, row: ReferralRow): readonly Finding[] {
  const invited = row.offers.filter(({ role }) => role === 'reserve');
  const steps = [...Map.groupBy(invited, ({ offeredAt }) => offeredAt).values()].filter(
    (step) => new Set(step.map(({ deadline }) => deadline)).size > 1,
  );
  const [first] = steps;
  if (!first?.[0]) return [];
  const terms = first.map(({ provider, deadline }) => `${provider} until ${momentInWords(deadline)}`);
  return [
    {
      code: 'UNEQUAL_TERMS',
      referral: row.referral,
      because:
        `The reserve providers of ${row.area} were invited together on ${momentInWords(first[0].offeredAt)} with ` +
        `different deadlines: ${listInWords(terms)}.`,
      events: eventsOf(
        row,
        steps.flat().flatMap(({ events }) => events.slice(0, 1)),
      ),
    },
  ];
}
