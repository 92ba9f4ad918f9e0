import type { Rule } from '#access';
import type { CommandClass } from '#event-sourcing';
import { ApproveUplift } from '../../../contexts/prices/uplifts/approve-uplift.ts';
import { RefuseUplift } from '../../../contexts/prices/uplifts/refuse-uplift.ts';
import { WithdrawUplift } from '../../../contexts/prices/uplifts/withdraw-uplift.ts';
import type { Field } from '../forms/field.ts';

/** What is done with a proposed uplift. */
export interface UpliftDeed {
  /** In the address. */
  readonly name: 'approve' | 'refuse' | 'withdraw';
  readonly text: string;
  readonly does: string;
  /** What was done, in a sentence. */
  readonly done: string;
  readonly grave: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly fields: readonly Field[];
}

const reason: Field = { name: 'reason', label: 'Why?', kind: 'text', wrong: 'Enter why, in a few words' };

export const upliftDeeds: readonly UpliftDeed[] = [
  {
    ...{ name: 'approve', text: 'Approve this uplift', grave: false, command: ApproveUplift },
    does: 'Every rate in its scope rises by this one decision. Whoever proposed it cannot approve it.',
    done: 'The uplift is approved: the rates rise.',
    fields: [
      {
        name: 'decision',
        label: 'By which decision?',
        hint: 'For example a minute of the cabinet',
        ...{ kind: 'text', wrong: 'Enter where the decision is written down' },
      },
    ],
  },
  {
    ...{ name: 'refuse', text: 'Refuse it', grave: true, command: RefuseUplift, fields: [reason] },
    does: 'No rate changes. Whoever proposed it cannot refuse it, but can take it back.',
    done: 'The uplift is refused: no rate changes.',
  },
  {
    ...{ name: 'withdraw', text: 'Take it back', grave: true, command: WithdrawUplift, fields: [reason] },
    does: 'No rate changes, and nobody decides it any more.',
    done: 'The uplift is taken back: no rate changes.',
  },
];
