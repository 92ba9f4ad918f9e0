import type { Rule } from '#access';
import type { CommandClass, LocalDate } from '#event-sourcing';
import { DeclareProviderFailure } from '../../../contexts/continuity/declare-provider-failure.ts';
import { DischargeDuty } from '../../../contexts/continuity/discharge-duty.ts';
import { failureType } from '../../../contexts/continuity/index.ts';
import { PlanTransfers } from '../../../contexts/continuity/plan-transfers.ts';
import { RecordProviderExit } from '../../../contexts/continuity/record-provider-exit.ts';
import { RecordServiceRestored } from '../../../contexts/continuity/record-service-restored.ts';
import { TriggerContingencyPlan } from '../../../contexts/continuity/trigger-contingency-plan.ts';
import type { FailureRow, ProviderContinuity } from '../../../projections/failures/index.ts';
import type { Field } from '../forms/field.ts';
import { counted } from '../numbers.ts';
import { dayField } from '../providers/day-field.ts';
import { typeWords } from './failure-words.ts';

/** Something that is done about a provider that does not go on. */
export interface FailureDeedForm {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  readonly done: string;
  readonly grave?: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly when: (now: ProviderContinuity) => boolean;
  readonly fields: (today: LocalDate, now: ProviderContinuity) => readonly Field[];
}

const code = (example: string): Field => ({
  ...{ name: 'ground', label: 'On which ground?', hint: `A code of your own, such as ${example}` },
  ...{ kind: 'text', width: 20, wrong: 'Enter a code in capitals, without names of people' },
});

/** What has to go to others, and is not on its way. */
export const unplanned = ({ failure, packages }: ProviderContinuity) =>
  packages.filter((each) => !failure?.transfers.some((planned) => planned.package === each.package));

const underWay = ({ failure }: ProviderContinuity) => failure?.state === 'under-way';
const owed = ({ failure }: ProviderContinuity) => failure?.duty.state === 'owed';

const firstDay = ({ failure }: ProviderContinuity, today: LocalDate): LocalDate => {
  const on: FailureRow['on'] = failure?.on ?? today;
  return on > today ? on : today;
};

export const failureDeeds: readonly FailureDeedForm[] = [
  {
    ...{ name: 'declaration', text: 'Declare a failure', grave: true, command: DeclareProviderFailure },
    does: 'The provider does not go on. It is offered nothing new from that day, and the council’s duty follows from the type. Name no person.',
    done: 'The failure is declared.',
    when: (now) => !underWay(now) && !owed(now),
    fields: (today) => [
      {
        ...{ name: 'failureType', label: 'What has happened?', kind: 'radios' },
        choices: failureType.options.map((value) => ({ value, text: typeWords[value] })),
        wrong: 'Choose what has happened',
      },
      dayField('on', 'It does not go on from', today),
      {
        ...{
          name: 'registered',
          label: 'Is it registered with the regulator for this care?',
          kind: 'radios',
        },
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        read: (typed) => (typed === 'yes' ? true : typed === 'no' ? false : undefined),
        wrong: 'Choose whether it is registered',
      },
      {
        ...{
          name: 'otherPeople',
          label: 'How many people does it care for whom the council does not pay for?',
        },
        hint: 'They are owed the duty as well. Leave it empty if you do not know',
        ...{ kind: 'text', width: 5, wrong: 'Enter a whole number, or leave it empty' },
        read: (typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : undefined),
      },
      code('ADMINISTRATOR_APPOINTED'),
    ],
  },
  {
    ...{ name: 'plan', text: 'Trigger the contingency plan', command: TriggerContingencyPlan },
    does: 'It is recorded that the council works by its plan.',
    done: 'The contingency plan is triggered.',
    when: (now) => underWay(now) && now.failure?.plan === null,
    fields: (today, now) => [
      {
        ...{ name: 'plan', label: 'Which plan?', kind: 'text', width: 20 },
        wrong: 'Enter what the plan is called',
      },
      dayField('on', 'From', firstDay(now, today)),
    ],
  },
  {
    ...{ name: 'transfers', text: 'Plan transfers', command: PlanTransfers },
    does: 'Each package is handed back on that day, and its referral waits at the desk to be offered to the others in the order of the agreement.',
    done: 'The transfers are planned: the referrals are at the desk.',
    when: (now) => underWay(now) && unplanned(now).length > 0,
    fields: (today, now) => [
      {
        ...{ name: 'packages', label: 'Which packages?', kind: 'checkboxes' },
        choices: unplanned(now).map((each) => ({
          value: each.package,
          text: `${each.package}: ${each.area}, ${counted(each.carers, 'carer')}`,
        })),
        value: unplanned(now)
          .map((each) => each.package)
          .join(' '),
        wrong: 'Choose at least one package',
      },
      dayField('on', 'Not given by this provider from', firstDay(now, today)),
    ],
  },
  {
    ...{ name: 'restoration', text: 'It goes on', command: RecordServiceRestored },
    does: 'The provider goes on after all. It stays suspended until you reinstate it on its own page, and packages that are on their way stay so.',
    done: 'It is recorded that the provider goes on. Reinstate it on its page when it may be offered referrals again.',
    when: underWay,
    fields: (today, now) => [dayField('on', 'It goes on from', firstDay(now, today)), code('STAFF_BACK')],
  },
  {
    ...{ name: 'exit', text: 'Record its exit', grave: true, command: RecordProviderExit },
    does: 'The provider leaves the framework: every position that it holds is vacated from that day.',
    done: 'The exit is recorded, and its positions are vacated.',
    when: underWay,
    fields: (today, now) => [dayField('on', 'It holds nothing from', firstDay(now, today))],
  },
  {
    ...{ name: 'discharge', text: 'Discharge the duty', command: DischargeDuty },
    does: 'The council no longer considers it necessary to meet the needs under section 48. Every package that is on its way must have arrived.',
    done: 'The duty is discharged.',
    when: owed,
    fields: (today, now) => [dayField('on', 'From', firstDay(now, today)), code('ALL_PLACED')],
  },
];
