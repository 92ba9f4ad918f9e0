import type {
  CustomerPreferenceRecorded,
  OrderEvent,
  ReferralAmended,
  ReferralSplit,
  ReferralWithdrawn,
} from '../../contexts/referrals/index.ts';
import { listInWords, momentInWords } from '../measures/index.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { Telling } from './telling-of.ts';

type CourseEvent =
  OrderEvent | ReferralAmended | ReferralWithdrawn | CustomerPreferenceRecorded | ReferralSplit;

const rounds = (round: number) => (round === 1 ? '' : `, round ${round}`);

export const tellingCourse: Telling<CourseEvent> = {
  ReferralAmended: ({ version, weeklyMinutes, reason }) =>
    `The need was changed (version ${version}): ${hoursInWords(weeklyMinutes)}: ${reason}.`,
  ReferralWithdrawn: ({ reason }) => `The council withdrew the referral: ${reason}.`,
  CustomerPreferenceRecorded: ({ provider }) =>
    provider === null
      ? 'The customer prefers no provider any more.'
      : `The customer would rather have ${provider}.`,
  ReferralSplit: ({ parts }) => `It was split into ${listInWords(parts.map(({ referral }) => referral))}.`,
  StepOpened: ({ role, round, candidates, invited, deadline }) =>
    `The ${role} step was opened${rounds(round)}: ${invited.length} of ${candidates.length} asked, for an answer by ` +
    `${momentInWords(deadline)}.`,
  ProviderChosen: ({ provider, contenders, decidedBy }) =>
    decidedBy === null
      ? `${provider} was chosen: the only one that said yes.`
      : `Of ${contenders.length} that said yes ${provider} was chosen, by ${decidedBy}.`,
  OfferNotChosen: ({ offer, because }) => `${offer} was accepted and not chosen, by ${because}.`,
  ReferralPlaced: ({ package: reference, provider }) => `To be placed with ${provider} (${reference}).`,
  ReferralUnplaced: ({ round, reason }) => `Nobody took it in round ${round}: ${reason}.`,
  RoundOpened: ({ round, reason }) => `The order begins again, round ${round}: ${reason}.`,
  OffFrameworkRequested: ({ provider, ground, requestedBy }) =>
    `${requestedBy} asked for a place outside the framework with ${provider}: ${ground}.`,
  OffFrameworkRefused: ({ decidedBy }) => `${decidedBy} refused a place outside the framework.`,
  ReferralPlacedOffFramework: ({ provider, ground, evidence, approvedBy }) =>
    `${approvedBy} approved a place outside the framework with ${provider}: ${ground} (${evidence}).`,
  ConflictOverridden: ({ person, overriddenBy }) =>
    `${overriddenBy} let ${person} go on in spite of an interest.`,
};
