/** Reasons that are in use (domain 2.2, 6.1, 6.2); another one is recorded all the same, with a warning. */
export const reasonCodes: ReadonlySet<string> = new Set([
  // Why an offer is declined or withdrawn
  'NO_CAPACITY_STAFF',
  'NO_CAPACITY_TIME_SLOT',
  'NO_CAPACITY_DOUBLE_HANDED',
  'TRAVEL_RURAL',
  'SKILL_MISMATCH',
  'GENDER_LANGUAGE_MATCH',
  'PACKAGE_TOO_SMALL',
  'PACKAGE_TOO_LARGE',
  'RATE_NOT_VIABLE',
  'START_DATE_TOO_SOON',
  'PREVIOUS_BREAKDOWN',
  'SAFETY_RISK',
  'OUT_OF_AREA',
  'OUT_OF_SCOPE_REGISTRATION',
  'INSUFFICIENT_INFORMATION',
  'CUSTOMER_DECLINED_PROVIDER',
  'CUSTOMER_CHANGED_PLAN',
  'ERROR',
  'OTHER',
  // Why a holder is passed over
  'SUSPENDED',
  'CUSTOMER_CHOICE',
  'NO_SECONDARY',
  'OUT_OF_SCOPE',
  // Why a provider is suspended
  'CQC_CONCERN',
  'SAFEGUARDING',
]);
