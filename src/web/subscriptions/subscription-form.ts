import { reference } from '#event-sourcing';
import { z } from 'zod';
import { alertKind, type AlertKind, isForProvider, severity } from '../../../contexts/alerts/index.ts';
import { alertTitles } from '../../delivery/alert-titles.ts';
import { paces } from '../../delivery/subscription.ts';
import type { NewSubscription } from '../../delivery/subscriptions.ts';
import type { Field } from '../forms/field.ts';

/** What a form about a subscription says; which of it a form asks for depends on whose it is. */
export const subscriptionForm = {
  title: z.string().trim().min(1).max(100),
  email: z.string().regex(/^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\]{1,255}$/),
  url: z
    .string()
    .max(500)
    .refine((text) => {
      const url = URL.parse(text);
      return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
    }),
  audience: reference.nullable(),
  kinds: z.array(alertKind),
  areas: z.array(reference).nullable(),
  providers: z.array(reference).nullable(),
  severity,
  pace: z.enum(paces),
};

const listed = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((each) => each !== '');

const kindsFor = (own: boolean | null): readonly AlertKind[] =>
  alertKind.options.filter((kind) => own === null || isForProvider(kind) === own);

const kinds = (own: boolean | null): Field => ({
  ...{ name: 'kinds', label: 'Which alerts?', hint: 'None ticked: all of them', kind: 'checkboxes' },
  choices: kindsFor(own).map((value) => ({ value, text: alertTitles[value] })),
  wrong: 'Tick alerts of the list, or none for all of them',
});
const list = (name: string, label: string, example: string): Field => ({
  ...{ name, label, hint: `References, such as ${example}, with a space between. Empty: all`, kind: 'text' },
  read: listed,
  wrong: `Enter references such as ${example}, or nothing for all`,
});
const least: Field = {
  ...{ name: 'severity', label: 'How severe at least?', kind: 'radios', value: 'information' },
  choices: [
    { value: 'information', text: 'Everything' },
    { value: 'warning', text: 'Warnings and urgent ones' },
    { value: 'urgent', text: 'Urgent ones alone' },
  ],
  wrong: 'Choose how severe',
};
const pace: Field = {
  ...{ name: 'pace', label: 'When?', kind: 'radios', value: 'at-once' },
  choices: [
    { value: 'at-once', text: 'At once' },
    { value: 'daily', text: 'Gathered, at 8am each day' },
    { value: 'weekly', text: 'Gathered, at 8am on Mondays' },
  ],
  wrong: 'Choose when',
};
const title: Field = {
  ...{ name: 'title', label: 'What is it called?', hint: 'For example Brokerage team', kind: 'text' },
  wrong: 'Enter a name of 1 to 100 characters',
};
const audience: Field = {
  ...{
    name: 'audience',
    label: 'For one provider?',
    hint: 'Its reference, such as P01. Empty: the council',
    kind: 'text',
  },
  ...{ width: 10, wrong: 'Enter the reference of a provider, such as P01, or nothing' },
};
const filters = [
  list('areas', 'Only these areas', 'A01 A02'),
  list('providers', 'Only about these providers', 'P01 P02'),
];

/** What somebody asks for himself; a provider's people are told of their own offers. */
export const ownFields = (provider: string | null): readonly Field[] =>
  provider === null ? [kinds(false), ...filters, least, pace] : [kinds(true), least, pace];

/** What an administrator asks for a team, or for a program. */
export const sharedFields = {
  email: [
    title,
    {
      name: 'email',
      label: 'Email address',
      kind: 'text',
      wrong: 'Enter an email address, like name@example.org',
    },
    audience,
    ...[kinds(null), ...filters, least, pace],
  ],
  webhook: [
    title,
    {
      ...{
        name: 'url',
        label: 'Address',
        hint: 'For example https://hooks.example.org/evenhand',
        kind: 'text',
      },
      wrong: 'Enter an address that begins with https://, without a user or a password in it',
    },
    audience,
    ...[kinds(null), ...filters, least],
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

/** What a form that had no problems asks for. */
export function wantedBy(
  values: Readonly<Record<string, unknown>>,
  given: Pick<NewSubscription, 'audience' | 'madeBy' | 'owner' | 'way'>,
): NewSubscription {
  const {
    title = '',
    email = '',
    url,
    audience,
    ...rest
  } = z.object(subscriptionForm).partial().parse(values);
  return {
    ...given,
    ...{ title, address: url ?? email, audience: audience ?? given.audience },
    ...{ kinds: rest.kinds ?? [], areas: rest.areas ?? [], providers: rest.providers ?? [] },
    ...{ severity: rest.severity ?? 'information', pace: rest.pace ?? 'at-once' },
  };
}
