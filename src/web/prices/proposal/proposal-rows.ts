import { costPart } from '../../../../contexts/prices/index.ts';
import { ProposeUplift } from '../../../../contexts/prices/uplifts/propose-uplift.ts';
import type { Field } from '../../forms/field.ts';
import type { FormRows } from '../../forms/read-rows.ts';
import { toWhole } from '../../forms/typed-values.ts';
import { toDate } from '../../typed-dates.ts';
import { toMilliPercent } from '../price-words.ts';
import type { ProposalGround } from './proposal-ground.ts';

const cell = (name: string, label: string, width: 5 | 10 | 20, wrong: string): Field => ({
  ...{ name, label, kind: 'text', width, wrong },
});

/** The costs of a weighted formula. */
export const costRows: FormRows = {
  of: 'cost',
  fields: [
    cell('name', 'Cost', 20, 'Enter what cost # is, for example Staff'),
    {
      ...cell('weightPercent', 'Weight, %', 5, 'Enter how much of the price cost # is, in whole percent'),
      read: toWhole,
    },
    {
      ...cell('milliPercent', 'Rise, %', 5, 'Enter by how much cost # rose, in percent, for example 10.1'),
      read: toMilliPercent,
    },
    cell('series', 'Index', 10, 'Enter the index of cost # without spaces, or leave it empty'),
    {
      ...cell('publishedOn', 'Published on', 10, 'Enter for cost # a day that exists, or leave it empty'),
      read: toDate,
    },
  ],
  shape: costPart.shape,
  most: 20,
};

/** As many as a form has room for; a program may name 500. */
const mostExceptions = 100;

/** The providers that get another percentage. */
export const exceptionRows = ({ providers }: ProposalGround): FormRows => ({
  of: 'exception',
  fields: [
    {
      ...{ name: 'provider', label: 'Provider', kind: 'select' },
      choices: [{ value: '', text: 'None' }, ...providers],
      wrong: 'Choose the provider of exception #',
    },
    {
      ...cell('milliPercent', 'Instead, %', 5, 'Enter the percentage of exception #; 0 for no rise'),
      read: toMilliPercent,
    },
  ],
  shape: ProposeUplift.schema.shape.exceptions.element.shape,
  most: mostExceptions,
});
