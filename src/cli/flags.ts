import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

const flagOf = (field: string) => `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What may be left out (`optional`), or is null when it is left out (`nullable`), and what it is otherwise. */
function unwrapped(field: z.ZodType): {
  readonly kind: z.ZodType;
  readonly absent: null | undefined | false;
} {
  if (field instanceof z.ZodOptional) return { kind: field.unwrap() as z.ZodType, absent: undefined };
  if (field instanceof z.ZodNullable) return { kind: field.unwrap() as z.ZodType, absent: null };
  return { kind: field, absent: false };
}

function number(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('This is a whole number.');
  return Number(text);
}

const isNumber = (kind: z.ZodType) =>
  kind instanceof z.ZodNumber || (kind instanceof z.ZodUnion && kind.options.every(isLiteralNumber));
const isLiteralNumber = (kind: unknown) =>
  kind instanceof z.ZodLiteral && [...kind.values].every((value) => typeof value === 'number');

const argumentOf = (kind: z.ZodType) =>
  isNumber(kind)
    ? 'number'
    : ({ date: 'date', 'date-time': 'instant' }[kind.meta()?.['format'] as string] ?? 'text');

function optionOf(name: string, field: z.ZodType): Option {
  const { kind, absent } = unwrapped(field);
  const flag = flagOf(name);
  if (kind instanceof z.ZodBoolean) return new Option(flag).default(false);
  if (kind instanceof z.ZodArray && kind.element instanceof z.ZodEnum)
    return new Option(`${flag} [${name}...]`).choices(kind.element.options.map(String)).default([]);
  const option = new Option(`${flag} <${argumentOf(kind)}>`).makeOptionMandatory(absent === false);
  if (kind instanceof z.ZodEnum) option.choices(kind.options.map(String));
  if (isNumber(kind)) option.argParser(number);
  return option;
}

/** Adds a flag for each field of a schema but these: what it may leave out, the line may leave out. */
export function addFlags(command: Command, schema: z.ZodObject, but: readonly string[]): Command {
  for (const [name, field] of Object.entries<z.ZodType>(schema.shape))
    if (!but.includes(name)) command.addOption(optionOf(name, field));
  return command;
}

/** The fields of a schema as the flags gave them, those left out included. */
export const fieldsFrom = (schema: z.ZodObject, given: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries<z.ZodType>(schema.shape).flatMap(([name, field]) => {
      const value = given[name] ?? unwrapped(field).absent;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
