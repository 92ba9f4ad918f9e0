import type { EndReason } from '../../../contexts/packages/index.ts';
import type { PackageStanding } from '../../../projections/care-packages/index.ts';
import type { Choice } from '../forms/field.ts';
import { counted, hours } from '../numbers.ts';

/** Where a package stands, as its tag says it. */
export const packageTags: Readonly<
  Record<PackageStanding, { readonly text: string; readonly colour: string }>
> = {
  placed: { text: 'not started', colour: 'yellow' },
  running: { text: 'running', colour: 'green' },
  suspended: { text: 'suspended', colour: 'blue' },
  ended: { text: 'ended', colour: 'grey' },
};

/** Why a package ended. */
export const endWords: Readonly<Record<EndReason, string>> = {
  NEED_ENDED: 'No more need',
  CARE_HOME: 'Moved to a care home',
  DIED: 'The customer died',
  DIRECT_PAYMENT: 'A direct payment instead',
  PROVIDER_HANDBACK: 'Handed back by the provider',
  START_FAILED: 'The provider did not start',
  COUNCIL_MOVED: 'Moved to another provider by the council',
  OTHER: 'Another reason',
};

const choices = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

const { PROVIDER_HANDBACK: _handedBack, START_FAILED: _failed, ...others } = endWords;
/** Why a package ends, where it is not the provider's doing. */
export const endReasons = choices(others);

/** Why no care is given for a while. */
export const suspensionReasons = choices({
  HOSPITAL: 'In hospital',
  RESPITE: 'Respite care elsewhere',
  OTHER: 'Another reason',
});

/** Why a package is another one from a day on. */
export const variationReasons = choices({
  NEED_INCREASED: 'More care is needed',
  NEED_REDUCED: 'Less care is needed',
  REASSESSED: 'The need was assessed again',
  CUSTOMER_MOVED: 'The customer moved to another area',
});

/** `72 packages, 838.5 hours a week`. */
export const packagesInAll = ({
  count,
  weeklyMinutes,
}: {
  readonly count: number;
  readonly weeklyMinutes: number;
}): string => `${counted(count, 'package')}, ${hours(weeklyMinutes)} hours a week`;
