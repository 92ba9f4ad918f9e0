import type { ReferralRow } from '../referrals/index.ts';

/** One value that a correction replaced, such as `offers/O000001/outcome`. */
export interface Change {
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Things of a row are told apart by what they are known by, not by where they stand. */
const nameOf = (thing: Readonly<Record<string, unknown>>): string =>
  String(thing['package'] ?? thing['offer'] ?? thing['requestedAt'] ?? thing['at']);

const fieldsOf = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Array.isArray(value)
    ? value.filter(isObject).map((each) => [nameOf(each), each] as const)
    : Object.entries(value).filter(([field]) => field !== 'events');

function differences(was: unknown, is: unknown, path: readonly string[]): readonly Change[] {
  if (!isObject(was) || !isObject(is)) {
    return was === is ? [] : [{ field: path.join('/'), was: was ?? null, is: is ?? null }];
  }
  const before = new Map(fieldsOf(was));
  const after = new Map(fieldsOf(is));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) =>
    differences(before.get(field), after.get(field), [...path, field]),
  );
}

/** What a correction changed of a referral: every value that is another than it was. */
export const changesBetween = (was: ReferralRow, is: ReferralRow): readonly Change[] =>
  differences(was, is, []);
