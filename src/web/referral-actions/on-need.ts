import { AmendReferral } from '../../../contexts/referrals/need/amend-referral.ts';
import { RecordPreference } from '../../../contexts/referrals/need/record-preference.ts';
import { WithdrawReferral } from '../../../contexts/referrals/need/withdraw-referral.ts';
import { standingOf } from '../../../projections/referrals/index.ts';
import { amendReasons, endReasons } from '../reason-words.ts';
import type { Action, Situation } from './action.ts';
import { holdersIn } from './holders.ts';
import { needFields } from './need-fields.ts';

/** Whether somebody is still to be found for it. */
export const sought = ({ row }: Situation) => !['placed', 'withdrawn', 'split'].includes(standingOf(row));

/** What is done about the need itself. */
export const onNeed: readonly Action[] = [
  {
    name: 'preference',
    text: 'Record a preference',
    does: 'Of the providers that say yes, the one that the customer would rather have comes first.',
    done: 'The preference is recorded.',
    command: RecordPreference,
    when: sought,
    fields: ({ row, framework, names, now }) => [
      {
        name: 'provider',
        label: 'The customer would rather have',
        kind: 'select',
        choices: [
          { value: '', text: 'No provider in particular' },
          ...[...new Set(holdersIn(framework, row.area, now).map(({ provider }) => provider))].map(
            (provider) => ({ value: provider, text: names.provider(provider) }),
          ),
        ],
        value: row.preferred ?? undefined,
        wrong: 'Choose a provider, or none in particular',
      },
    ],
  },
  {
    name: 'amend',
    text: 'Change the need',
    does: 'When more than the urgency changes, open offers are taken back and the order begins anew.',
    done: 'The need is changed.',
    command: AmendReferral,
    when: sought,
    fields: ({ framework, row }) => [
      ...needFields(framework, row),
      {
        name: 'reason',
        label: 'Why does it change?',
        kind: 'radios',
        choices: amendReasons,
        wrong: 'Choose why the need changes',
      },
    ],
  },
  {
    name: 'withdraw',
    text: 'Withdraw the referral',
    does: 'Nobody is asked any more. Open offers are taken back and count for nobody.',
    done: 'The referral is withdrawn.',
    command: WithdrawReferral,
    when: sought,
    fields: () => [
      { name: 'reason', label: 'Why?', kind: 'radios', choices: endReasons, wrong: 'Choose why' },
    ],
  },
];
