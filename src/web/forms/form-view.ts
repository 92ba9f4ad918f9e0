import type { FieldProblem } from '../sign-in/form-page.ts';
import type { Field } from './field.ts';

/** A field as the template shows it. */
export interface FieldView extends Omit<Field, 'read' | 'wrong'> {
  readonly errorMessage: { readonly text: string } | undefined;
}

/**
 * The fields with what was typed, and what is wrong beside each.
 *
 * @param typed nothing was, where it is left out: the fields have their first values.
 */
export const formView = (
  fields: readonly Field[],
  typed?: Readonly<Record<string, string>>,
  problems: readonly FieldProblem[] = [],
): readonly FieldView[] =>
  fields.map(({ read: _read, wrong: _wrong, ...field }) => {
    const problem = problems.find((each) => each.field === field.name);
    return {
      ...field,
      value: typed ? (typed[field.name] ?? '') : (field.value ?? ''),
      errorMessage: problem && { text: problem.text },
    };
  });
