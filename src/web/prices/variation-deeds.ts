import type { Rule } from '#access';
import type { CommandClass } from '#event-sourcing';
import { AgreePriceVariation } from '../../../contexts/prices/variations/agree-price-variation.ts';
import { RefusePriceVariation } from '../../../contexts/prices/variations/refuse-price-variation.ts';
import { WithdrawPriceVariation } from '../../../contexts/prices/variations/withdraw-price-variation.ts';
import type { PriceVariation } from '../../../projections/price-variations/index.ts';
import type { Field } from '../forms/field.ts';
import { toPence } from '../forms/typed-values.ts';

/** Something that is done with a variation that waits for a decision. */
export interface VariationDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  readonly done: string;
  readonly grave?: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly fields: (variation: PriceVariation) => readonly Field[];
}

const reason = (label: string): Field => ({
  name: 'reason',
  label,
  hint: 'The provider reads it. Name documents and facts, never a person.',
  kind: 'textarea',
  wrong: 'Enter why, in at most 1,000 characters',
});

/** What is done with a variation, and the form of each. */
export const variationDeeds: readonly VariationDeed[] = [
  {
    name: 'agreement',
    text: 'Agree to it',
    does: 'From its day on, each of these rates is the amount that you agree to. Rates that begin later stand. Whoever asked cannot decide: somebody else must.',
    done: 'You agreed to the variation: the rates are changed.',
    command: AgreePriceVariation,
    fields: ({ askedPence }) => [
      {
        name: 'agreedPence',
        label: 'Rate an hour that you agree to',
        hint: 'In pounds; another amount than was asked for, if that is right',
        kind: 'text',
        width: 10,
        value: (askedPence / 100).toFixed(2),
        read: toPence,
        wrong: 'Enter an amount in pounds, for example 24.08',
      },
      reason('Why do you agree?'),
    ],
  },
  {
    name: 'refusal',
    text: 'Refuse it',
    does: 'The rates stay as they are. Whoever asked cannot decide: somebody else must.',
    done: 'You refused the variation: the rates stay.',
    grave: true,
    command: RefusePriceVariation,
    fields: () => [reason('Why do you refuse?')],
  },
  {
    name: 'withdrawal',
    text: 'Take it back',
    does: 'Nobody decides on it any more. It stays on record.',
    done: 'The request is taken back.',
    command: WithdrawPriceVariation,
    fields: () => [reason('Why do you take it back?')],
  },
];
