import type { Choice, Field } from '../forms/field.ts';
import { toPence } from '../forms/typed-values.ts';
import { serviceChoices } from '../tenders/tender-words.ts';
import { toDate } from '../typed-dates.ts';

/** What one can choose from: of a provider's own form what it has a rate for, and no provider to name. */
export interface RequestGround {
  readonly providers: readonly Choice[] | undefined;
  readonly areas: readonly Choice[];
  readonly services: readonly string[];
  readonly bands: readonly string[];
}

/** The fields by which another rate is asked for. */
export function requestVariationFields(ground: RequestGround): readonly Field[] {
  const { providers, areas, services, bands } = ground;
  const only = (values: readonly string[]) => (values.length === 1 ? { value: values[0] } : {});
  return [
    {
      name: 'variation',
      label: 'Reference',
      hint: 'A short name without spaces, for example V-2026-01',
      kind: 'text',
      width: 20,
      wrong: 'Enter a reference without spaces, for example V-2026-01',
    },
    ...(providers
      ? [
          {
            name: 'provider',
            label: 'Provider',
            kind: 'select' as const,
            choices: providers,
            wrong: 'Choose the provider',
          },
        ]
      : []),
    {
      name: 'areas',
      label: 'Areas',
      hint: 'Every area in which the rate should be another',
      ...{ kind: 'checkboxes' as const, choices: areas, ...only(areas.map(({ value }) => value)) },
      wrong: 'Tick at least one area',
    },
    {
      ...{ name: 'service', label: 'Service', kind: 'radios' as const, ...only(services) },
      choices: serviceChoices.filter(({ value }) => services.includes(value)),
      wrong: 'Choose the service',
    },
    {
      ...{ name: 'band', label: 'Band', kind: 'radios' as const, ...only(bands) },
      choices: bands.map((value) => ({ value, text: value })),
      wrong: 'Choose the band',
    },
    {
      name: 'askedPence',
      label: 'Rate an hour that is asked for',
      hint: 'In pounds, for example 24.08',
      ...{ kind: 'text' as const, width: 10, read: toPence },
      wrong: 'Enter an amount in pounds, for example 24.08',
    },
    {
      name: 'effectiveFrom',
      label: 'From',
      hint: 'For example 30/6/2026; it may be past',
      ...{ kind: 'day' as const, read: toDate },
      wrong: 'Enter a day that exists, for example 30/6/2026',
    },
    {
      name: 'clause',
      label: 'Clause of the contract',
      hint: 'For example: clause 14.3, change in law',
      kind: 'text',
      wrong: 'Enter the clause by which you ask, in at most 200 characters',
    },
    {
      name: 'evidence',
      label: 'Evidence',
      hint: 'What has changed, and which documents show it. Never name a person.',
      kind: 'textarea',
      wrong: 'Enter the evidence, in at most 1,000 characters',
    },
  ];
}
