import type { Instant } from '#event-sourcing';
import type { OwnOffer, OwnOffers } from '../../../projections/own-offers/index.ts';
import type { Pause } from '../../../projections/providers/index.ts';
import { href } from '../links.ts';
import { day } from '../moments.ts';
import type { Names } from '../names.ts';
import { counted, hours } from '../numbers.ts';
import { dueAt, timeLeft } from '../time-left.ts';
import { answerWords } from './answer-words.ts';
import { needFacts } from './need-facts.ts';
import { ownAnswers } from './own-answers.ts';

/** Where a provider answers. */
export const answerHref = ({ framework, referral, offer }: OwnOffer, answer: string): string =>
  href(`/my-offers/${encodeURIComponent(referral)}/${encodeURIComponent(offer)}/${answer}`, { framework });

const answersTo = (offer: OwnOffer) =>
  ownAnswers
    .filter(({ when }) => when(offer))
    .map(({ name, text }) => ({ name, text, href: answerHref(offer, name) }));

/** Less than an hour is little. */
const isUrgent = (deadline: Instant, now: Instant) => Date.parse(deadline) - Date.parse(now) < 3_600_000;

const openView = (offer: OwnOffer, now: Instant) => ({
  id: offer.offer,
  title: `${offer.need.areaName}, ${hours(offer.need.weeklyMinutes)} hours a week`,
  urgent: offer.need.urgency === 'urgent',
  deadline: offer.deadline,
  left: timeLeft(offer.deadline, now),
  due: dueAt(offer.deadline, now),
  soon: isUrgent(offer.deadline, now),
  // The hours stand in the title.
  facts: needFacts(offer).slice(1),
  words: answerWords(offer),
  answers: answersTo(offer),
});

const tags = {
  accepted: { text: 'accepted', colour: 'green' },
  declined: { text: 'declined', colour: 'red' },
  lapsed: { text: 'not answered', colour: 'yellow' },
  withdrawn: { text: 'taken back', colour: 'grey' },
  pending: { text: 'open', colour: 'blue' },
} as const;

const closedView = (offer: OwnOffer) => ({
  id: offer.offer,
  title: `${offer.need.areaName}, ${hours(offer.need.weeklyMinutes)} hours a week`,
  tag: offer.notChosen === null ? tags[offer.outcome] : { text: 'not chosen', colour: 'grey' },
  at: offer.decidedAt ?? offer.deadline,
  role: offer.role,
  words: answerWords(offer),
  answers: answersTo(offer),
  referral: {
    text: offer.referral,
    href: href(`/referrals/${encodeURIComponent(offer.referral)}`, { framework: offer.framework }),
  },
  package:
    offer.package === null
      ? undefined
      : {
          text: offer.package,
          href: href(`/packages/${encodeURIComponent(offer.package)}`, { framework: offer.framework }),
        },
});

/** A pause that has not ended, in words. */
const pauseView = ({ area, from, to }: Pause, names: Names) => ({
  area: area ?? '',
  from,
  words:
    `${area === null ? 'All areas' : names.area(area)}: from ${day(from)} ` +
    (to === null ? 'until you resume' : `until the day before ${day(to)}`),
});

/** What was offered to a provider: what waits for it, what became of the rest, and where it takes nothing for a while. */
export const myOffersPage = (
  { framework, open, closed, next }: OwnOffers,
  pauses: readonly Pause[],
  names: Names,
  now: Instant,
) => ({
  total:
    open.length === 0
      ? 'No offer waits for you'
      : `${counted(open.length, 'offer waits', 'offers wait')} for your answer`,
  open: open.map((offer) => openView(offer, now)),
  closed: closed.map(closedView),
  next: next === null ? undefined : `${href('/my-offers', { framework, after: next })}#answered`,
  pauses: pauses.map((pause) => pauseView(pause, names)),
  pauseHref: href('/my-offers/pause', { framework }),
  resume: href('/my-offers/resume', { framework }),
});
