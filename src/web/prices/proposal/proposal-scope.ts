import { ticked } from '../../account/ticked.ts';
import type { Field } from '../../forms/field.ts';
import type { ProposalGround } from './proposal-ground.ts';

const labels = {
  ...{ areas: 'Areas', levels: 'Levels of area', services: 'Services', bands: 'Bands' },
  providers: 'Providers',
} as const;
const parts = Object.keys(labels) as readonly (keyof typeof labels)[];

/** By what the rates in scope can be narrowed; nothing ticked is everything. */
export const scopeFields = (ground: ProposalGround): readonly Field[] =>
  parts.map((name) => ({
    ...{ name, label: labels[name], kind: 'checkboxes', choices: ground[name] },
    ...{ hint: 'Tick none for all', wrong: 'Tick only what is listed here' },
  }));

/** The scope as the command takes it. What is ticked and not listed is wrong: left out, it could widen the scope to all. */
export function readScope(ground: ProposalGround, body: unknown) {
  const sent = scopeFields(ground).map((field) => ({ field, values: ticked(body, field.name) }));
  const value = (name: string, values: readonly string[]) =>
    values.length === 0 ? null : name === 'levels' ? values.map(Number) : values;
  return {
    typed: Object.fromEntries(sent.map(({ field, values }) => [field.name, values.join(' ')])),
    scope: Object.fromEntries(sent.map(({ field, values }) => [field.name, value(field.name, values)])),
    problems: sent.flatMap(({ field: { name, choices = [], wrong }, values }) =>
      values.every((each) => choices.some((choice) => choice.value === each))
        ? []
        : [{ field: name, text: wrong }],
    ),
  };
}
