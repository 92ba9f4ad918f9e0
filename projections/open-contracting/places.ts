import { type Instant, type LocalDate, localDate } from '#event-sourcing';
import type { Publisher } from './publisher.ts';
import type { Award, Contract, Lot, Said, Tender } from './release.ts';
import { type Place, placeId, type Standing } from './standing.ts';
import { held } from './when.ts';

const lotId = ({ area, role }: Pick<Place, 'area' | 'role'>) => `${area}:${role}`;

/** A position as it can be tendered for. */
export const lotOf = (standing: Standing, place: Pick<Place, 'area' | 'role'>): Lot => ({
  id: lotId(place),
  title: `${standing.areaName(place.area)}, ${place.role}`,
});

/** Who is to hold a position, until when; `pence`: the evaluated hourly price, where there is one. */
export function awardOf(
  standing: Standing,
  publisher: Publisher,
  place: Place & { readonly to: LocalDate | null },
  { status, date, pence }: { status: Award['status']; date: Instant; pence?: number | undefined },
): Award {
  const hours = { id: 'hours', description: 'Care and support at home' };
  const value = { amount: (pence ?? 0) / 100, currency: 'GBP' as const };
  return {
    id: placeId(place),
    title: lotOf(standing, place).title,
    ...{ status, date },
    suppliers: [publisher.organisation(place.provider)],
    contractPeriod: held(place.from, place.to),
    ...(pence === undefined ? {} : { items: [{ ...hours, unit: { name: 'hour', value } }] }),
    relatedLots: [lotId(place)],
  };
}

/** What follows from it: in force from its first day. */
export const contractOf = (
  standing: Standing,
  place: Place & { readonly to: LocalDate | null },
  at: Instant,
): Contract => ({
  id: placeId(place),
  awardID: placeId(place),
  title: lotOf(standing, place).title,
  status: place.from <= localDate(at) ? 'active' : 'pending',
  period: held(place.from, place.to),
});

/** Awards and contracts with their lots, in the process that they belong to. */
export function told(
  standing: Standing,
  tender: Tender,
  tag: readonly string[],
  places: readonly Pick<Place, 'area' | 'role'>[],
  said: Pick<Said, 'awards' | 'contracts'>,
): Said {
  const lots = new Map(places.map((place) => [lotId(place), lotOf(standing, place)]));
  return { tag, tender: lots.size === 0 ? tender : { ...tender, lots: [...lots.values()] }, ...said };
}
