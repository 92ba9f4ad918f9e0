import type { AnswerEvent } from '../../contexts/referrals/index.ts';
import { dayInWords, momentInWords } from '../measures/index.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { Telling } from './telling-of.ts';

const otherwise = (startOn: string | null, timeSlot: string | null): string =>
  [
    startOn === null ? [] : `from ${dayInWords(startOn)}`,
    timeSlot === null ? [] : `at another time (${timeSlot})`,
  ]
    .flat()
    .join(' and ');

export const tellingAnswers: Telling<AnswerEvent> = {
  OfferCountered: ({ offer, startOn, timeSlot }) =>
    `The provider would take ${offer} ${otherwise(startOn, timeSlot)}.`,
  OfferPartiallyAccepted: ({ offer, weeklyMinutes }) =>
    `The provider would take a part of ${offer}: ${hoursInWords(weeklyMinutes)}.`,
  OfferWithdrawalRequested: ({ offer, requestedBy, reason }) =>
    `${requestedBy} asked that ${offer} should be taken back: ${reason}.`,
  OfferWithdrawalRefused: ({ offer, decidedBy }) => `${decidedBy} refused: ${offer} stands.`,
  LateAcceptanceTaken: ({ offer, takenBy }) => `${takenBy} took the late acceptance of ${offer}.`,
  AnswerRefused: ({ offer, answer, at, because }) =>
    `An answer to ${offer} (${answer}) came on ${momentInWords(at)}, when it could not be taken any more: ${because}.`,
  AnswerBackdated: ({ offer, answeredAt, reason, evidence }) =>
    `The answer to ${offer} was given on ${momentInWords(answeredAt)} and recorded late: ${reason} (${evidence}).`,
};
