import type { Instant } from '#event-sourcing';
import type { TenderShown } from '../../../projections/tenders/index.ts';
import { Deeds } from '../forms/deeds.ts';
import type { Asked } from '../links.ts';
import { moment } from '../moments.ts';
import { byName, type Names } from '../names.ts';
import { counted } from '../numbers.ts';
import { pounds } from '../referral-offer.ts';
import { capital } from '../wording.ts';
import { type TenderChoices, tenderDeeds } from './tender-deeds.ts';
import { tenderSteps } from './tender-steps.ts';
import { methodNames, rateName, stageTags, tenderHref } from './tender-words.ts';

const roles = ['primary', 'secondary', 'reserve'] as const;

function facts({ regime, generation, weights, minimumQualityPercent, scale, ...tender }: TenderShown) {
  const { benchmarkPence, objective, standstillWorkingDays } = tender;
  return [
    { name: 'Law', value: { PCR2015: 'PCR 2015', PA2023: 'Procurement Act 2023', PSR: 'PSR' }[regime] },
    ...(generation > 1 ? [{ name: 'Generation', value: String(generation) }] : []),
    { name: 'Weights', value: `${weights.quality}% quality, ${weights.price}% price` },
    {
      name: 'Quality first',
      value: `a bid below ${minimumQualityPercent}% of the quality has no price looked at`,
    },
    { name: 'Answers', value: `scored from 0 to ${scale}` },
    {
      name: 'Price',
      value: `${methodNames[tender.priceMethod]}${benchmarkPence === null ? '' : `, ${pounds(benchmarkPence)}`}`,
    },
    {
      name: 'Allocation',
      value: `the most points in all, ${objective.primary} times for a primary position and ${objective.secondary} for a secondary${objective.by === 'points' ? '' : ', each as often as the area has expected hours'}`,
    },
    {
      name: 'Standstill',
      value: standstillWorkingDays === null ? 'none' : counted(standstillWorkingDays, 'working day'),
    },
  ];
}

function positions({ lots }: TenderShown, names: Names) {
  const areas = [...new Set(lots.map(({ area }) => area))];
  return areas
    .map((area) => ({
      reference: area,
      text: names.area(area),
      roles: roles.map((role) => lots.some((lot) => lot.area === area && lot.role === role)),
    }))
    .toSorted((a, b) => byName(a.text, b.text));
}

const questions = ({ clarifications }: TenderShown, names: Names, own: boolean) =>
  clarifications.map(({ clarification, provider, text, askedAt, answer }) => ({
    reference: clarification,
    text,
    askedAt,
    by:
      provider === null
        ? own || askedAt === null
          ? ''
          : 'the council'
        : own
          ? 'you'
          : names.provider(provider),
    answer: answer && { text: answer.text, at: answer.answeredAt },
  }));

/** A tender as whoever looks may see it: the way it goes, its terms, what was asked, and what can be done now. */
export function tenderPage(
  tender: TenderShown,
  names: Names,
  asked: Asked,
  { own, now, ...choices }: TenderChoices & { readonly own: boolean; readonly now: Instant },
) {
  const { receipts, evaluators, extensions, cancelled, stage } = tender;
  const mine = own ? receipts[0] : undefined;
  const toExplain = own && tender.bids.some(({ reviews }) => reviews.some(({ requested }) => requested));
  const deeds = tenderDeeds.filter((deed) => Deeds.mayDo(deed) && deed.when(tender, { ...choices, now }));
  return {
    own,
    heading: tender.title,
    reference: tender.tender,
    standing: stageTags[stage],
    cancelled: cancelled && { why: cancelled.reason, at: moment(cancelled.at) },
    extensions: extensions.map(({ deadline, reason, at }) => ({ until: moment(deadline), reason, at })),
    steps: tenderSteps(tender, now, asked, own),
    deeds: deeds.map(({ name, text, grave = false }) => ({
      ...{ text, grave, href: tenderHref(asked, tender.tender, name) },
      primary: name === 'open' || name === 'answer',
    })),
    bid: own
      ? {
          receivedAt: mine?.receivedAt ?? null,
          digest: mine?.digest ?? null,
          refusedAt: mine?.refusedAt ?? null,
          withdrawnAt: mine?.withdrawnAt ?? null,
          href: stage === 'open' ? tenderHref(asked, tender.tender, 'bid') : undefined,
          explain: toExplain ? tenderHref(asked, tender.tender, 'bid/explanations') : undefined,
        }
      : undefined,
    facts: facts(tender),
    positions: positions(tender, names),
    roles: roles.map(capital),
    rates: tender.rates.map((line) => ({ text: rateName(line), weight: line.weight })),
    quality: tender.questions,
    questions: questions(tender, names, own),
    evaluators: evaluators.map(({ evaluator, appointedAt, interests }) => ({
      text: choices.colleague(evaluator),
      appointedAt,
      interests: interests === null ? null : interests.map((each) => names.provider(each)),
    })),
    receipts: own
      ? []
      : receipts.map(({ provider, ...receipt }) => ({
          ...receipt,
          text: names.provider(provider),
          unreadable: tender.unreadable.includes(provider),
        })),
  };
}
