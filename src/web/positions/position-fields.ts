import type { LocalDate } from '#event-sourcing';
import type { Choice, Field } from '../forms/field.ts';
import { typedDay } from '../moments.ts';
import { toDate } from '../typed-dates.ts';
import type { DeedGround } from './position-deed.ts';

const roleChoices = [
  { value: 'primary', text: 'Primary' },
  { value: 'secondary', text: 'Secondary' },
  { value: 'reserve', text: 'Reserve' },
] as const satisfies readonly Choice[];

/** The roles but one. */
export const rolesBut = (role?: string): readonly Choice[] =>
  roleChoices.filter(({ value }) => value !== role);

export const areaField = ({ areas, search }: DeedGround): Field => ({
  name: 'area',
  label: 'Area',
  kind: 'select',
  choices: areas,
  value: search['area'],
  wrong: 'Choose the area',
});

export const roleField = (
  { search }: DeedGround,
  name = 'role',
  choices: readonly Choice[] = roleChoices,
): Field => ({
  name,
  label: 'Role',
  kind: 'radios',
  choices,
  value: search[name] ?? (choices.length === 1 ? choices[0]?.value : undefined),
  wrong: 'Choose the role',
});

export const providerField = (
  { providers, search }: DeedGround,
  name = 'provider',
  label = 'Provider',
): Field => ({
  name,
  label,
  kind: 'select',
  choices: providers,
  value: search[name],
  wrong: 'Choose the provider',
});

export const dayField = (name: string, label: string, value: LocalDate | null): Field => ({
  name,
  label,
  hint: 'For example 30/6/2026',
  kind: 'day',
  value: value === null ? '' : typedDay(value),
  read: toDate,
  wrong: 'Enter a day that exists, for example 30/6/2026',
});

/** Left empty it is null. */
export const untilField = (name: string, label: string): Field => ({
  ...dayField(name, label, null),
  hint: 'Leave it empty for until further notice',
});

const whole = (typed: string) => (/^\d{1,5}$/.test(typed) ? Number(typed) : undefined);

/** Left empty it is null. */
export const rankField: Field = {
  name: 'rank',
  label: 'Rank',
  hint: 'Among those who hold the role, 1 is asked first. Leave it empty for none.',
  kind: 'text',
  width: 5,
  read: whole,
  wrong: 'Enter a whole number from 1, or nothing',
};

export const wordsField = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  kind: 'text',
  ...(hint === undefined ? {} : { hint }),
  wrong: `Enter words for “${label}”`,
});

export const numberField = (name: string, label: string, value: number): Field => ({
  name,
  label,
  kind: 'text',
  width: 5,
  value: String(value),
  read: whole,
  wrong: `Enter a whole number for “${label}”`,
});
