import { z } from 'zod';

/** What lists are asked for page by page with. */
export const paging = {
  after: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .describe('Only what comes after: the `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).optional().describe('How many; 100 when left out.'),
};

/** Which part of a list. */
export interface Paging {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A part of a list, and what to ask for `after` to go on; null when there is no more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * A page of things in the text order of their places. A place says where a thing belongs and is no other thing's: a list
 * that changes between two pages shows nothing twice that stayed in its place.
 */
export function pageOf<T>(
  things: readonly T[],
  placeOf: (thing: T) => string,
  { after, limit = 100 }: Paging,
): Page<T> {
  const placed = things
    .map((thing) => ({ thing, place: placeOf(thing) }))
    .filter(({ place }) => after === undefined || place > after)
    .toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const shown = placed.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ thing }) => thing),
    next: last && shown.length < placed.length ? last.place : null,
  };
}
