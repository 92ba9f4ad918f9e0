import type { z } from 'zod';
import { ticked } from '../account/ticked.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import type { Field } from './field.ts';

/** What somebody sent by a form. */
export interface Sent {
  /** As it was typed, by the name of the field. */
  readonly typed: Readonly<Record<string, string>>;
  /** What it means, as far as there are no problems. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
}

/** Schemas by the names of fields. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** What an empty field means to the command: left out, null, or that something is to be typed. */
function emptied(schema: z.ZodType | undefined): { readonly value: unknown } | undefined {
  if (schema?.safeParse(undefined).success) return { value: undefined };
  return schema?.safeParse(null).success ? { value: null } : undefined;
}

/** The values of checkboxes. */
const valuesIn = (text: string) => (text === '' ? [] : text.split(' '));

function readField({ name, kind, choices, read = (text) => text }: Field, text: string, shape: Shape) {
  if (kind === 'checkboxes') {
    const value = valuesIn(text).filter((each) => choices?.some((choice) => choice.value === each));
    return shape[name]?.safeParse(value).success ? { value } : undefined;
  }
  if (text === '') return emptied(shape[name]);
  if (choices && !choices.some(({ value }) => value === text)) return undefined;
  const value = read(text);
  const known = value !== undefined && (shape[name]?.safeParse(value).success ?? true);
  return known ? { value } : undefined;
}

/**
 * Reads a form's fields into those of a command.
 *
 * @param shape what the command takes; of a field that it does not know, `read` alone says what is right.
 */
export function readFields(fields: readonly Field[], shape: Shape, body: unknown): Sent {
  const sent = fields.map((field) => {
    const text =
      field.kind === 'checkboxes' ? ticked(body, field.name).join(' ') : typed(body, field.name).trim();
    return { field, text, read: readField(field, text, shape) };
  });
  return {
    typed: Object.fromEntries(sent.map(({ field, text }) => [field.name, text])),
    values: Object.fromEntries(
      sent.flatMap(({ field, read }) => (read?.value === undefined ? [] : [[field.name, read.value]])),
    ),
    problems: sent.flatMap(({ field, read }) => (read ? [] : [{ field: field.name, text: field.wrong }])),
  };
}
