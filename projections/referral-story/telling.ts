import type { PackageEvent } from '../../contexts/packages/index.ts';
import type { ReferralEvent } from '../../contexts/referrals/index.ts';
import { dayInWords, momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { tellingAnswers } from './telling-answers.ts';
import { tellingCourse } from './telling-course.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { Telling } from './telling-of.ts';

export type ToldEvent = ReferralEvent | PackageEvent;

const why = (reason: string | null) => (reason === null ? '' : `: ${reason}`);
const onDay = (date: string | null) => (date === null ? '' : ` on ${dayInWords(date)}`);
const providerOf = ({ offers }: ReferralRow, offer: string) =>
  offers.find((each) => each.offer === offer)?.provider ?? 'the provider';
const placedWith = ({ packages }: ReferralRow, reference: string) =>
  packages.find((each) => each.package === reference)?.provider ?? 'the provider';

export const telling: Telling<ToldEvent> = {
  ReferralReceived: ({ version, area, weeklyMinutes, carers, rural, timeSlot, urgency, startBy }) =>
    `${version === 1 ? 'A need' : `A changed need (version ${version})`} in ${area}${rural ? ', rural' : ''}: ` +
    `${hoursInWords(weeklyMinutes)}, ${timeSlot}, ${carers === 1 ? '1 care worker' : `${carers} care workers`}, ` +
    `${urgency}${startBy === null ? '' : `, to start by ${dayInWords(startBy)}`}.`,
  ReferralCorrected: () => 'The record of the need was corrected.',
  ...tellingCourse,
  ...tellingAnswers,
  ReferralOffered: ({ offer, provider, role, deadline }) =>
    `Offered to ${provider} as ${role}, for an answer by ${momentInWords(deadline)} (${offer}).`,
  OfferAccepted: ({ offer, reason }, row) => `${providerOf(row, offer)} accepted ${offer}${why(reason)}.`,
  OfferDeclined: ({ offer, reason }, row) => `${providerOf(row, offer)} declined ${offer}${why(reason)}.`,
  OfferLapsed: ({ offer, reason }, row) =>
    `${providerOf(row, offer)} did not answer ${offer} in time${why(reason)}.`,
  OfferWithdrawn: ({ offer, reason }, row) =>
    `The council took ${offer} back from ${providerOf(row, offer)}${why(reason)}.`,
  OfferOutcomeCorrected: ({ offer }) => `The record of ${offer} was corrected.`,
  StepSkipped: ({ role, provider, reason }) =>
    provider === null
      ? `Nobody could be asked as ${role}: ${reason}.`
      : `${provider}, ${role} provider, was skipped: ${reason}.`,
  StepSkipCorrected: ({ role, provider, reason }) =>
    `The record of why ${provider}, ${role} provider, was skipped was corrected: ${reason}.`,
  DeclineExemptionRequested: ({ offer, requestedBy }, row) =>
    `${requestedBy} asked that the answer of ${providerOf(row, offer)} to ${offer} should not count.`,
  DeclineExemptionValidated: ({ offer, decidedBy }) => `${decidedBy} agreed that ${offer} should not count.`,
  DeclineExemptionRefused: ({ offer, decidedBy }) => `${decidedBy} refused: ${offer} counts.`,
  DeclineExemptionCorrected: ({ offer }) => `The record of the exemption of ${offer} was corrected.`,
  PackagePlaced: ({ package: reference, offer, provider, weeklyMinutes }) =>
    `Placed with ${provider}: ${hoursInWords(weeklyMinutes)} (${reference}), ` +
    `${offer === null ? 'without an offer' : `on its acceptance of ${offer}`}.`,
  PackageStarted: ({ package: reference, startedOn }, row) =>
    `${placedWith(row, reference)} began ${reference}${onDay(startedOn)}.`,
  PackageStartFailed: ({ package: reference }, row) =>
    `${placedWith(row, reference)} did not start ${reference}.`,
  PackageHandedBack: ({ package: reference, endedOn }, row) =>
    `${placedWith(row, reference)} gave ${reference} back${onDay(endedOn)}.`,
  PackageEnded: ({ package: reference, endedOn, endReason }) =>
    `${reference} ended${onDay(endedOn)}${why(endReason)}.`,
  PackageVaried: ({ package: reference, weeklyMinutes, on, reason }) =>
    `${reference} is ${hoursInWords(weeklyMinutes)}${onDay(on)}: ${reason}.`,
  PackageDeliveryAssigned: ({ package: reference, member, on }, row) =>
    `${reference} is delivered by ${member ?? placedWith(row, reference)}${onDay(on)}.`,
  PackageSuspended: ({ package: reference, from, reason }) =>
    `${reference} was suspended${onDay(from)}: ${reason}.`,
  PackageResumed: ({ package: reference, on }) => `${reference} was taken up again${onDay(on)}.`,
  PackageCorrected: ({ package: reference }) => `The record of ${reference} was corrected.`,
};
