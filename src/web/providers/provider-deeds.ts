import { RecordParties } from '../../../contexts/providers/record-parties.ts';
import { ReinstateProvider } from '../../../contexts/providers/reinstate-provider.ts';
import { SuspendProvider } from '../../../contexts/providers/suspend-provider.ts';
import { DeclareConflict } from '../../../contexts/referrals/conflicts/declare-conflict.ts';
import { EndConflict } from '../../../contexts/referrals/conflicts/end-conflict.ts';
import { suspensionReasons } from '../suspension-words.ts';
import { dayField } from './day-field.ts';
import type { ProviderDeed } from './provider-deed.ts';
import { oversightDeeds } from './oversight-deeds.ts';
import { toMembers, typedMembers } from './typed-members.ts';

export const providerDeeds: readonly ProviderDeed[] = [
  {
    name: 'suspend',
    text: 'Suspend',
    does: 'From this day on the provider is offered nothing, and nothing counts against it. Packages that it has stay with it.',
    done: 'The provider is suspended.',
    grave: true,
    command: SuspendProvider,
    when: ({ suspended }) => suspended === null,
    fields: (today) => [
      dayField('from', 'From', today),
      { name: 'reason', label: 'Why?', kind: 'radios', choices: suspensionReasons, wrong: 'Choose why' },
    ],
  },
  {
    name: 'reinstate',
    text: 'End the suspension',
    does: 'From this day on the provider is offered referrals again, in its turn.',
    done: 'The suspension ends.',
    grave: false,
    command: ReinstateProvider,
    when: ({ suspended }) => suspended !== null,
    fields: (today) => [dayField('on', 'Offers again from', today)],
  },
  {
    name: 'parties',
    text: 'Record who delivers',
    does: 'Offers are made to the provider, and its answers count for it. The care may be given by its sub-contractors, or by the members of its consortium. What you enter replaces what was recorded before.',
    done: 'It is recorded who delivers.',
    grave: false,
    command: RecordParties,
    when: () => true,
    fields: (_today, { structure, members }) => [
      {
        name: 'structure',
        label: 'How does it deliver?',
        kind: 'radios',
        value: structure,
        choices: [
          { value: 'single', text: 'Alone' },
          { value: 'lead', text: 'As a lead provider with sub-contractors' },
          { value: 'consortium', text: 'As a consortium' },
        ],
        wrong: 'Choose how it delivers',
      },
      {
        name: 'members',
        label: 'Sub-contractors or members',
        hint: 'Each with a reference, its name and its first day, with a semicolon between: S01, Oak Support, 1/4/2026; S02, Elm Care, 1/4/2026. For a provider that delivers alone enter “none”.',
        kind: 'text',
        value: typedMembers(members),
        read: toMembers,
        wrong: 'Enter each as reference, name and first day, for example S01, Oak Support, 1/4/2026',
      },
    ],
  },
  {
    name: 'interest',
    text: 'Declare an interest',
    does: 'You, or somebody close to you, gain or lose by what this provider is given. From now on you do nothing with a referral that it can be asked for, unless a contract manager lets you.',
    done: 'Your interest is on record.',
    grave: false,
    command: DeclareConflict,
    when: () => true,
    fields: () => [],
  },
  {
    name: 'no-interest',
    text: 'End my interest',
    does: 'You have no interest in this provider any more. That you had one stays on record.',
    done: 'It is on record that your interest has ended.',
    grave: false,
    command: EndConflict,
    when: () => true,
    fields: () => [],
  },
  ...oversightDeeds,
];
