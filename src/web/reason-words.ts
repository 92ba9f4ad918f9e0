import { codeWords } from './wording.ts';
import type { Choice } from './forms/field.ts';

const choices = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** Why a provider declines (domain 2.2), in the words of whoever answers the phone. */
export const declineReasons = choices({
  NO_CAPACITY_STAFF: 'Not enough staff',
  NO_CAPACITY_TIME_SLOT: 'Nobody free at that time',
  NO_CAPACITY_DOUBLE_HANDED: 'Not two care workers at once',
  TRAVEL_RURAL: 'Too far, or too rural',
  SKILL_MISMATCH: 'No care worker with the skills that are needed',
  GENDER_LANGUAGE_MATCH: 'No match of gender or language',
  PACKAGE_TOO_SMALL: 'Too few hours',
  PACKAGE_TOO_LARGE: 'Too many hours',
  RATE_NOT_VIABLE: 'The rate does not cover the cost',
  START_DATE_TOO_SOON: 'The start is too soon',
  PREVIOUS_BREAKDOWN: 'Care for this customer broke down before',
  SAFETY_RISK: 'It would not be safe',
  OUT_OF_AREA: 'Outside the area',
  OUT_OF_SCOPE_REGISTRATION: 'Not within the registration',
  INSUFFICIENT_INFORMATION: 'Not enough information to decide',
  CUSTOMER_DECLINED_PROVIDER: 'The customer does not want this provider',
  OTHER: 'Another reason',
});

/** Why a provider declined, in those words; a code that an import brought is told as it is. */
export const declineWords = (code: string): string =>
  declineReasons.find(({ value }) => value === code)?.text ?? codeWords(code);

/** Why the council takes an offer back. */
export const withdrawalReasons = choices({
  CUSTOMER_CHOICE: 'The customer chose another provider',
  DIRECT_PAYMENT: 'The customer takes a direct payment',
  ERROR: 'It was made in error: another person must approve this',
});

/** Why a provider is passed over. */
export const skipReasons = choices({
  CUSTOMER_CHOICE: 'The customer does not want this provider',
  CONFLICT_OF_INTEREST: 'A conflict of interest',
  OUT_OF_SCOPE: 'Not registered for this care',
  SUSPENDED: 'Suspended',
  BELOW_GOOD: 'Rated below Good by the regulator',
  NO_HOLDER: 'Nobody holds the position',
});

/** Why the need of a referral is another one. */
export const amendReasons = choices({
  REASSESSED: 'The need was assessed again',
  CUSTOMER_REQUEST: 'The customer asked for it',
  HOSPITAL_DISCHARGE: 'The discharge from hospital moved',
  ENTRY_ERROR: 'It was entered wrongly',
});

/** Why the council needs no provider any more. */
export const endReasons = choices({
  NEED_ENDED: 'No more need',
  FAMILY_CARES: 'Family or friends do it',
  DIRECT_PAYMENT: 'A direct payment instead',
  CARE_HOME: 'Moved to a care home',
  HOSPITAL: 'Stays in hospital',
  DIED: 'The customer died',
  ENTRY_ERROR: 'Raised in error',
});

/** Why the order is gone through once more. */
export const roundReasons = choices({
  STEPS_EXHAUSTED: 'Nobody took it, and it is still needed',
  CAPACITY_RETURNED: 'Providers say that they can take more',
});

/** Why a referral is not placed in this round. */
export const failureReasons = choices({
  STEPS_EXHAUSTED: 'Every provider was asked',
  NO_CAPACITY: 'Nobody has room',
});

/** Why a place outside the framework is needed. */
export const outsideGrounds = choices({
  STEPS_EXHAUSTED: 'Nobody on the framework took it',
  CUSTOMER_CHOICE: 'The customer chose this provider',
});

/** Why an urgent referral goes to two steps at once. */
export const parallelReasons = choices({
  HOSPITAL_DISCHARGE: 'Discharge from hospital',
  SAFEGUARDING: 'The customer is not safe',
  CARER_BREAKDOWN: 'Whoever cares now cannot go on',
});

/** Why an answer is recorded long after it was given. */
export const lateReasons = choices({
  FOUND_LATER: 'The message was found later',
  SYSTEM_DOWN: 'Evenhand could not be used',
  STAFF_ABSENCE: 'Whoever took the call was away',
});
