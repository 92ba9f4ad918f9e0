import {
  type EventLink,
  type FairnessDocument,
  type Finding,
  type FindingCode,
  findingCodes,
} from '../../projections/fairness/index.ts';
import { href, referralHref, type Asked } from './links.ts';
import type { Names } from './names.ts';
import { counted } from './numbers.ts';

/** What each code means: the rule that was broken, and where it comes from. */
const rules: Readonly<Record<FindingCode, { readonly name: string; readonly rule: string }>> = {
  ORDER_SKIPPED: {
    name: 'Order skipped',
    rule: 'A referral goes to a later role only when the provider before it was offered it, or skipped with a reason.',
  },
  UNEQUAL_TERMS: {
    name: 'Unequal terms',
    rule: 'Reserve providers asked at the same moment have the same deadline.',
  },
  AWARD_LIMIT_EXCEEDED: {
    name: 'Award limit exceeded',
    rule: 'No provider holds more positions at once than the policy allows.',
  },
  PLACED_WITHOUT_POSITION: {
    name: 'Placed without a position',
    rule: 'A package goes to a provider that holds a position in the area on that day.',
  },
  OFFERED_WHILE_SUSPENDED: {
    name: 'Offered while suspended',
    rule: 'A suspended provider is offered nothing.',
  },
  LATE_ACCEPTANCE: { name: 'Late acceptance', rule: 'An offer is accepted by its deadline.' },
  SELF_VALIDATED: {
    name: 'Decided by the person who asked',
    rule: 'Whether an offer is exempt is decided by another person than the one who asks.',
  },
  BID_READ_EARLY: { name: 'Bid read early', rule: 'Nobody opens a bid before the deadline.' },
  LATE_BID_ACCEPTED: { name: 'Late bid kept', rule: 'A bid that comes after the deadline is refused.' },
  CONFLICTED_EVALUATOR: {
    name: 'Evaluator with an interest',
    rule: 'Nobody scores the bid of a provider in which they have an interest.',
  },
  PRICE_BEFORE_QUALITY: {
    name: 'Price before quality',
    rule: 'A price is evaluated only once the bid has passed on quality.',
  },
  RATE_NOT_IN_FORCE: {
    name: 'Rate not in force',
    rule: 'A package is priced at a rate of its provider that holds in the area on that day.',
  },
  RATE_REJECTED_UNEXPLAINED: {
    name: 'Rate rejected without an explanation',
    rule: 'A rate is rejected only after its bidder was asked to explain it, and did.',
  },
  UNEQUAL_INFORMATION: {
    name: 'Unequal information',
    rule: 'Every bidder is given the same answers at the same moment.',
  },
  UPLIFT_WITHOUT_SECOND_PERSON: {
    name: 'Uplift without a second person',
    rule: 'An uplift is approved by another person than the one who proposes it.',
  },
  VARIATION_WITHOUT_SECOND_PERSON: {
    name: 'Variation without a second person',
    rule: 'Another price that is asked for is agreed to by another person than the one who asks.',
  },
};

interface Reference {
  readonly text: string;
  readonly href: string;
}

export interface FindingView {
  readonly because: string;
  readonly offer: string | undefined;
  readonly events: readonly Reference[];
}

/** Where an event can be read: on the page of its referral, or else as it was recorded. */
function eventHref({ stream, rev }: EventLink, about: string | undefined, asked: Asked): Reference {
  const prefix = `referral-${asked.framework}-`;
  const own = stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
  const referral = own ?? (stream.startsWith('package-') ? about : undefined);
  return referral === undefined
    ? { text: `${stream}, event ${rev}`, href: href('/api/v1/events', { stream, limit: 1000 }) }
    : {
        text: own === undefined ? `${stream}, event ${rev}` : `Referral ${own}, event ${rev}`,
        href: `${referralHref(asked, referral)}#${stream}-${rev}`,
      };
}

/** A finding as pages show it. */
export const findingView = (
  { because, offer, referral, events }: Finding,
  names: Names,
  asked: Asked,
): FindingView => ({
  because: names.explain(because),
  offer,
  events: events.map((event) => eventHref(event, referral, asked)),
});

/** The findings by the rule that was broken, and the rules that were kept. */
export function fairnessPage({ findings }: FairnessDocument, names: Names, asked: Asked) {
  const found = Map.groupBy(findings, ({ code }) => code);
  return {
    total: counted(findings.length, 'finding'),
    broken: findingCodes.flatMap((code) => {
      const own = found.get(code);
      return own
        ? [
            {
              ...rules[code],
              code,
              count: own.length,
              findings: own.map((each) => findingView(each, names, asked)),
            },
          ]
        : [];
    }),
    kept: findingCodes.filter((code) => !found.has(code)).map((code) => rules[code]),
  };
}
