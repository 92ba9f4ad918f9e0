import fc from '../support/fast-check.ts';
import { County } from '../support/county.ts';

/** What happened in a random county, as plain facts. */
export type Book = typeof books extends fc.Arbitrary<infer T> ? T : never;

export const firstDay = '2026-03-16';
const dayAfter = (days: number) =>
  new Date(Date.parse(`${firstDay}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days about the change of the clocks, and instants that crowd about midnight. */
const day = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(12, 13, 14)).map(dayAfter);
const instant = fc
  .tuple(
    day,
    fc.constantFrom('00:00:00', '09:30:00', '12:00:00', '22:30:00', '22:59:59', '23:00:00', '23:59:59'),
  )
  .map(([date, time]) => `${date}T${time}.000Z`);
const role = fc.constantFrom('primary', 'primary', 'secondary', 'reserve');
const area = fc.constantFrom('A1', 'A1', 'A2', 'A3');
const provider = fc.constantFrom('P1', 'P1', 'P2', 'P3');
const outcome = fc.constantFrom('accepted', 'accepted', 'declined', 'lapsed', 'withdrawn', 'pending');
const person = fc.constantFrom('staff-01', 'staff-02');
const endReason = fc.constantFrom('START_FAILED', 'PROVIDER_HANDBACK', 'PROVIDER_HANDBACK', 'DIED', null);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** One interval of dates, the second exclusive; sometimes empty, often without end. */
const interval = fc
  .tuple(day, orNull(day))
  .map(([a, b]) => (b === null || b >= a ? { from: a, to: b } : { from: b, to: a }));

const offer = fc
  .record({
    referral: fc.nat(5),
    provider,
    role,
    outcome,
    at: fc.uniqueArray(instant, { minLength: 3, maxLength: 3 }),
    late: fc.boolean(),
    silent: fc.boolean(),
  })
  .map(({ at, late, silent, outcome, ...rest }) => {
    const [first, earlier, later] = at.toSorted() as [string, string, string];
    // Reserve providers are often invited together.
    const offeredAt = rest.role === 'reserve' && silent ? `${firstDay}T00:00:00.000Z` : first;
    const decided = outcome === 'pending' || (outcome === 'lapsed' && silent) ? null : late ? later : earlier;
    return { ...rest, outcome, offeredAt, deadline: late ? earlier : later, decidedAt: decided };
  });

const exemption = fc
  .record({
    offer: fc.nat(14),
    requestedAt: instant,
    requestedBy: person,
    decided: fc.boolean(),
    decision: fc.constantFrom('validated', 'refused'),
    decidedBy: person,
    decidedAt: instant,
  })
  .map(({ decided, decision, decidedBy, decidedAt, ...asked }) =>
    decided
      ? { ...asked, decision, decidedBy, decidedAt }
      : { ...asked, decision: null, decidedBy: null, decidedAt: null },
  );

export const books = fc.record({
  policy: fc.record({
    minimumPercent: fc.constantFrom(0, 33, 50, 75, 100),
    windowDays: fc.constantFrom(1, 7, 28, 30),
    minimumSample: fc.integer({ min: 0, max: 3 }),
    graceDays: fc.constantFrom(0, 5, 20),
    netReversalDays: fc.constantFrom(0, 7),
    lapsedCounts: fc.constantFrom('decline', 'exclude'),
    limit: fc.constantFrom(1, 2),
  }),
  levels: fc.record({ A1: fc.constant(1), A2: fc.constantFrom(1, 2), A3: fc.constantFrom(1, 2, 3) }),
  positions: fc.array(fc.tuple(area, role, provider, interval), { maxLength: 12 }),
  suspensions: fc.array(fc.tuple(provider, interval), { maxLength: 2 }),
  referrals: fc.array(area, { minLength: 6, maxLength: 6 }),
  offers: fc.array(offer, { minLength: 12, maxLength: 30 }),
  skips: fc.array(fc.record({ referral: fc.nat(5), role, provider, at: instant }), { maxLength: 4 }),
  exemptions: fc.uniqueArray(exemption, {
    minLength: 4,
    maxLength: 10,
    selector: ({ offer, requestedAt }) => `${offer}/${requestedAt}`,
  }),
  packages: fc.array(
    fc.record({
      referral: fc.nat(5),
      offer: orNull(fc.nat(29)),
      provider,
      minutes: fc.nat(900),
      placedAt: instant,
      startedOn: orNull(day),
      endedOn: orNull(day),
      endReason,
    }),
    { minLength: 6, maxLength: 12 },
  ),
});

/** A position is known by where it is, whose it is and when it begins; a suspension by when it begins. */
const distinct = <T>(things: readonly T[], key: (thing: T) => string): readonly T[] => [
  ...new Map(things.map((thing) => [key(thing), thing])).values(),
];
export const positionsOf = ({ positions }: Book) =>
  distinct(positions, ([area, role, provider, { from }]) => `${area} ${role} ${provider} ${from}`);
export const suspensionsOf = ({ suspensions }: Book) =>
  distinct(suspensions, ([provider, { from }]) => `${provider} ${from}`);
/** An exemption and a package name offers that there are. */
export const exemptionsOf = ({ exemptions, offers }: Book) => exemptions.filter(({ offer }) => offers[offer]);
export const packagesOf = ({ packages, offers }: Book) =>
  packages.map(({ offer, ...rest }) => ({ ...rest, offer: offer !== null && offers[offer] ? offer : null }));

/** The book recorded, event by event; the rows of a file come in any order, here the other way round if so wished. */
export function countyOf(book: Book, reversed = false): County {
  const rows = <T>(things: readonly T[]) => {
    const entries = [...things.entries()];
    return reversed ? entries.toReversed() : entries;
  };
  const { lapsedCounts, limit, ...acceptance } = book.policy;
  const county = new County('CSH-2025', {
    acceptance,
    lapsedCounts,
    awardLimits: { 1: { primary: limit, secondary: limit }, 2: { primary: limit } },
  });
  for (const [area, level] of Object.entries(book.levels)) county.area(area, level);
  for (const provider of ['P1', 'P2', 'P3']) county.provider(provider);
  for (const [, [area, role, provider, dates]] of rows(positionsOf(book)))
    county.position(area, role, provider, dates);
  for (const [provider, { from, to }] of suspensionsOf(book)) county.suspension(provider, from, to);
  for (const [i, area] of rows(book.referrals)) county.referral(`R${i}`, area);
  for (const [i, { referral, ...offer }] of rows(book.offers))
    county.offer(`O${i}`, { ...offer, referral: `R${referral}` });
  for (const [, { referral, role, provider, at }] of rows(book.skips))
    county.skip(`R${referral}`, role, provider, at);
  for (const [, { offer, ...facts }] of rows(exemptionsOf(book)))
    county.exemption({ ...facts, offer: `O${offer}`, referral: `R${book.offers[offer]!.referral}` });
  for (const [i, { referral, offer, minutes, ...facts }] of rows(packagesOf(book))) {
    const named = offer === null ? null : `O${offer}`;
    county.package(`K${i}`, { ...facts, referral: `R${referral}`, offer: named, weeklyMinutes: minutes });
  }
  return county;
}
