import type { z } from 'zod';
import { ProposeUplift } from '../../../../contexts/prices/uplifts/propose-uplift.ts';
import type { Field } from '../../forms/field.ts';
import { readFields, type Sent } from '../../forms/read-fields.ts';
import { readRows, type RowsSent } from '../../forms/read-rows.ts';
import type { FieldProblem } from '../../sign-in/form-page.ts';
import { proposalFields, proposalShape } from './proposal-fields.ts';
import type { ProposalGround } from './proposal-ground.ts';
import { costRows, exceptionRows } from './proposal-rows.ts';
import { readScope, scopeFields } from './proposal-scope.ts';

const content = ProposeUplift.schema.omit({ framework: true });
export type Proposal = z.output<typeof content>;

/** What somebody sent by the form of a proposal. */
export interface ProposalSent {
  readonly typed: Sent['typed'];
  readonly costs: RowsSent['shown'];
  readonly exceptions: RowsSent['shown'];
  /** What it means; undefined: there are problems. */
  readonly proposal: Proposal | undefined;
  /** In the order of the form. */
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with fields that mean something together. */
function together({ kind, milliPercent, mode, incrementPence }: Sent['values'], costs: RowsSent) {
  const wrong = (field: string, text: string): readonly FieldProblem[] => [{ field, text }];
  return [
    ...(kind === 'percent' && milliPercent === null
      ? wrong('milliPercent', 'Enter the percentage, for example 3 or 7.26')
      : []),
    ...(kind === 'weighted' ? costs.problems : []),
    ...(kind === 'weighted' && costs.values.length === 0
      ? wrong('cost-name-1', 'Enter at least one cost, or choose one percentage')
      : []),
    ...(mode !== null && mode !== undefined && incrementPence === null
      ? wrong('incrementPence', 'Enter the step in whole pence, for example 1')
      : []),
    ...(mode === null && typeof incrementPence === 'number'
      ? wrong('mode', `Choose how to round to steps of ${incrementPence} pence`)
      : []),
  ];
}

const twice = ({ values }: RowsSent): readonly FieldProblem[] =>
  values
    .filter(
      ({ of }, i) =>
        of['provider'] !== undefined &&
        values.findIndex((each) => each.of['provider'] === of['provider']) < i,
    )
    .map(({ row }) => ({
      field: `exception-provider-${row}`,
      text: `The provider of exception ${row} has one already: give each provider one`,
    }));

/** Where a refusal of the proposal stands in the form, by its code. */
export const refusalFields = ({
  bounds: { leastMilliPercent, mostMilliPercent },
}: Proposal): Readonly<Record<string, string>> => ({
  'uplift-exists': 'uplift',
  'weights-not-whole': 'cost-weightPercent-1',
  'bounds-crossed':
    leastMilliPercent !== null && mostMilliPercent !== null && leastMilliPercent > mostMilliPercent
      ? 'leastMilliPercent'
      : 'leastPence',
  'area-unknown': 'areas',
  'provider-unknown': 'providers',
});

export function readProposal(ground: ProposalGround, body: unknown): ProposalSent {
  const fields = proposalFields();
  const alone = readFields(Object.values(fields).flat(), proposalShape, body);
  const costs = readRows(costRows, body);
  const exceptions = readRows(exceptionRows(ground), body);
  const scope = readScope(ground, body);
  const order: readonly Field[] = [
    ...[...fields.name, ...fields.rise, ...costs.shown.flat(), ...fields.bounds, ...fields.day],
    ...[...scopeFields(ground), ...exceptions.shown.flat(), ...fields.rounding, ...fields.evidence],
  ];
  const place = ({ field }: FieldProblem) => order.findIndex(({ name }) => name === field);
  const problems = [
    ...[...alone.problems, ...together(alone.values, costs)],
    ...[...exceptions.problems, ...twice(exceptions), ...scope.problems],
  ].toSorted((a, b) => place(a) - place(b));
  const shown = {
    typed: { ...alone.typed, ...costs.typed, ...exceptions.typed, ...scope.typed },
    ...{ costs: costs.shown, exceptions: exceptions.shown },
  };
  if (problems.length > 0) return { ...shown, problems, proposal: undefined };
  const { uplift, title, evidence, kind, milliPercent, rule, from, mode, incrementPence, ...bounds } =
    alone.values;
  const read = content.safeParse({
    ...{ uplift, title, evidence, bounds, scope: scope.scope },
    formula: kind === 'percent' ? { kind, milliPercent } : { kind, parts: costs.values.map(({ of }) => of) },
    exceptions: exceptions.values.map(({ of }) => of),
    rounding: mode === null ? null : { mode, incrementPence },
    effective: rule === 'fixed' ? { rule, on: from } : { rule, yearFrom: from },
  });
  const malformed = read.error?.issues.map(({ path, message }) => ({
    ...{ field: 'form', text: `${path.join(' ')}: ${message}` },
  }));
  return { ...shown, proposal: read.data, problems: malformed ?? [] };
}
