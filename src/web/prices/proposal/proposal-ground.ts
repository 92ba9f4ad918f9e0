import type { FrameworkRow } from '../../../../projections/frameworks/index.ts';
import type { IndicesDocument } from '../../../../projections/indices/index.ts';
import type { ProviderRate } from '../../../../projections/rates/index.ts';
import type { Choice } from '../../forms/field.ts';
import { byName, type Names } from '../../names.ts';
import { serviceChoices } from '../../tenders/tender-words.ts';

/** What an uplift can be narrowed to, and the indices on record. */
export interface ProposalGround {
  readonly areas: readonly Choice[];
  readonly levels: readonly Choice[];
  readonly services: readonly Choice[];
  readonly bands: readonly Choice[];
  readonly providers: readonly Choice[];
  readonly series: readonly string[];
}

const once = (values: readonly string[]) => [...new Set(values)].toSorted(byName);

/** @param rates every area, service and band that anybody has a rate for */
export function proposalGround(
  { areas, positions }: Pick<FrameworkRow, 'areas' | 'positions'>,
  rates: readonly ProviderRate[],
  { series }: IndicesDocument,
  names: Names,
): ProposalGround {
  const named = (values: readonly string[], name: (value: string) => string) =>
    once(values)
      .map((value) => ({ value, text: name(value) }))
      .toSorted((a, b) => byName(a.text, b.text));
  const offered = rates.map(({ service }) => service);
  return {
    areas: named(Object.keys(areas), (area) => names.area(area)),
    levels: named(
      Object.values(areas).map(({ level }) => String(level)),
      (level) => `Level ${level}`,
    ),
    services: serviceChoices.filter(({ value }) => offered.some((service) => service === value)),
    bands: named(
      rates.map(({ band }) => band),
      (band) => band,
    ),
    providers: named(
      positions.map(({ provider }) => provider),
      (provider) => names.provider(provider),
    ),
    series: once(series.map((each) => each.series)),
  };
}
