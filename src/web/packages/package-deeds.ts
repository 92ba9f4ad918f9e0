import type { Rule } from '#access';
import type { CommandClass, LocalDate } from '#event-sourcing';
import { AssignDelivery } from '../../../contexts/packages/assign-delivery.ts';
import { EndPackage } from '../../../contexts/packages/end-package.ts';
import { FailStart } from '../../../contexts/packages/fail-start.ts';
import { HandBackPackage } from '../../../contexts/packages/hand-back-package.ts';
import { ResumePackage } from '../../../contexts/packages/resume-package.ts';
import { StartPackage } from '../../../contexts/packages/start-package.ts';
import { SuspendPackage } from '../../../contexts/packages/suspend-package.ts';
import { VaryPackage } from '../../../contexts/packages/vary-package.ts';
import type { CarePackageRow, PackageStanding } from '../../../projections/care-packages/index.ts';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { Parties } from '../../../projections/providers/index.ts';
import type { Field } from '../forms/field.ts';
import { toMinutes, typedMinutes } from '../forms/typed-values.ts';
import { typedDay } from '../moments.ts';
import { byName } from '../names.ts';
import { toDate } from '../typed-dates.ts';
import { endReasons, suspensionReasons, variationReasons } from './package-words.ts';

/** Something that is done with a package. */
export interface PackageDeed {
  /** In the address. */
  readonly name: string;
  /** Of its link, its page and its button. */
  readonly text: string;
  readonly does: string;
  /** What was done, in a sentence. */
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly grave?: boolean;
  readonly when: readonly PackageStanding[];
  readonly fields: (
    placed: CarePackageRow,
    framework: FrameworkRow,
    today: LocalDate,
    parties: Parties,
  ) => readonly Field[];
}

const day = (name: string, label: string, today: LocalDate): Field => ({
  name,
  label,
  hint: 'For example 30/6/2026',
  kind: 'day',
  value: typedDay(today),
  read: toDate,
  wrong: 'Enter a day that exists, for example 30/6/2026',
});
const on = (label: string) => (_placed: unknown, _framework: unknown, today: LocalDate) => [
  day('on', label, today),
];
const reason = (choices: Field['choices']): Field => ({
  name: 'reason',
  label: 'Why?',
  kind: 'radios',
  ...(choices && { choices }),
  wrong: 'Choose why',
});

export const packageDeeds: readonly PackageDeed[] = [
  {
    name: 'start',
    text: 'Record the start',
    does: 'Care has begun.',
    done: 'The start is recorded.',
    command: StartPackage,
    when: ['placed'],
    fields: (_placed, _framework, today) => [day('startedOn', 'First day of care', today)],
  },
  {
    name: 'fail-start',
    text: 'It was not started',
    does: 'The provider accepted and did not start. The referral has to be offered again.',
    done: 'It is recorded that the provider did not start.',
    command: FailStart,
    grave: true,
    when: ['placed'],
    fields: on('Known on'),
  },
  {
    name: 'vary',
    text: 'Change hours or area',
    does: 'More or fewer hours stay with the provider. So does a customer who moves to an area in which the provider holds a position.',
    done: 'The package is changed.',
    command: VaryPackage,
    when: ['placed', 'running', 'suspended'],
    fields: ({ weeklyMinutes, area }, { areas }, today) => [
      {
        name: 'weeklyMinutes',
        label: 'Hours a week',
        hint: 'Hours and minutes, such as 12:30, or hours with decimals, such as 12.5',
        kind: 'text',
        width: 5,
        value: typedMinutes(weeklyMinutes),
        read: toMinutes,
        wrong: 'Enter the hours a week, such as 12:30 or 12.5: whole minutes, more than none',
      },
      {
        name: 'area',
        label: 'Area',
        kind: 'select',
        choices: [
          { value: '', text: 'The same' },
          ...Object.values(areas)
            .filter((each) => each.area !== area)
            .toSorted((a, b) => byName(a.name, b.name))
            .map((each) => ({ value: each.area, text: each.name })),
        ],
        wrong: 'Choose the area to which the customer moved',
      },
      day('on', 'From', today),
      reason(variationReasons),
    ],
  },
  {
    name: 'delivery',
    text: 'Say who delivers it',
    does: 'Care is given by a sub-contractor or by a member of the consortium. The package, and what was accepted, stay the provider’s.',
    done: 'It is recorded who delivers it.',
    command: AssignDelivery,
    when: ['placed', 'running', 'suspended'],
    fields: (_placed, _framework, today, { members }) => [
      {
        name: 'member',
        label: 'Delivered by',
        kind: 'select',
        choices: [
          { value: '', text: 'The provider itself' },
          ...members.map(({ member, name }) => ({ value: member, text: name })),
        ],
        wrong: 'Choose who gives the care',
      },
      day('on', 'From', today),
    ],
  },
  {
    name: 'suspend',
    text: 'Suspend',
    does: 'No care is given for a while. The package stays with the provider.',
    done: 'The package is suspended.',
    command: SuspendPackage,
    when: ['running'],
    fields: (_placed, _framework, today) => [
      day('from', 'First day without care', today),
      reason(suspensionReasons),
    ],
  },
  {
    name: 'resume',
    text: 'Resume',
    does: 'Care goes on with the same provider.',
    done: 'Care goes on.',
    command: ResumePackage,
    when: ['suspended'],
    fields: on('First day of care again'),
  },
  {
    name: 'hand-back',
    text: 'Hand back',
    does: 'The provider gives the package back. The referral has to be offered again, and a hand-back soon after the start counts in the net figure.',
    done: 'The package is handed back.',
    command: HandBackPackage,
    grave: true,
    when: ['placed', 'running', 'suspended'],
    fields: on('Last day with the provider'),
  },
  {
    name: 'end',
    text: 'End',
    does: 'The package ends for a reason that is not the provider’s.',
    done: 'The package has ended.',
    command: EndPackage,
    grave: true,
    when: ['placed', 'running', 'suspended'],
    fields: (_placed, _framework, today) => [day('on', 'Last day of care', today), reason(endReasons)],
  },
];
