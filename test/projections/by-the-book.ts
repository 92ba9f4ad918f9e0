import { type Book, exemptionsOf, packagesOf, positionsOf } from './random-county.ts';

/*
 * The rules once more, word by word and day by day, slowly and without any of the product's code: what the product
 * answers about a random county must be the same.
 */

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
export const dateOf = (instant: string) => london.format(new Date(instant));
const shift = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export const datesEnding = (asOf: string, days: number) =>
  Array.from({ length: days }, (_, i) => shift(asOf, i - days + 1));

const truncated = (part: number, whole: number) =>
  whole === 0 ? null : Number((BigInt(part) * 1000n) / BigInt(whole)) / 10;
const meets = (accepted: number, counted: number, percent: number) => 100 * accepted >= percent * counted;
export const text = (...words: readonly unknown[]) => words.join(' ');
export const on = ({ from, to }: { from: string; to: string | null }, date: string) =>
  from <= date && (to === null || date < to);

function headroomOf(accepted: number, counted: number, percent: number): number | null {
  if (counted === 0 || percent === 0 || !meets(accepted, counted, percent)) return null;
  let declines = 0;
  while (meets(accepted, counted + declines + 1, percent)) declines++;
  return declines;
}
function recoveryOf(accepted: number, counted: number, percent: number): number | null {
  if (counted === 0 || percent === 100) return null;
  let more = 0;
  while (!meets(accepted + more, counted + more, percent)) more++;
  return more;
}

const isExempt = (book: Book, offer: number) =>
  exemptionsOf(book)
    .filter((each) => each.offer === offer && each.decision !== null)
    .filter(
      ({ decision, decidedBy, requestedBy }) => !(decision === 'validated' && decidedBy === requestedBy),
    )
    .toSorted((a, b) => (text(a.decidedAt, a.requestedAt) < text(b.decidedAt, b.requestedAt) ? -1 : 1))
    .at(-1)?.decision === 'validated';

const datedBy = ({ outcome, decidedAt, deadline }: Book['offers'][number]) =>
  outcome === 'pending' ? undefined : (decidedAt ?? deadline);

const failed = (book: Book, offer: number) =>
  packagesOf(book).some(
    ({ offer: named, endReason, startedOn, endedOn }) =>
      named === offer &&
      (endReason === 'START_FAILED' ||
        (endReason === 'PROVIDER_HANDBACK' &&
          (startedOn === null || (endedOn ?? '9') <= shift(startedOn, book.policy.netReversalDays)))),
  );

export function acceptanceByTheBook(book: Book, asOf: string) {
  const { policy, levels } = book;
  const dates = datesEnding(asOf, policy.windowDays);
  const offers = book.offers
    .map((offer, i) => ({ ...offer, i, at: datedBy(offer), area: book.referrals[offer.referral]! }))
    .filter(({ role, at }) => role !== 'reserve' && at !== undefined && dates.includes(dateOf(at)));
  const positions = positionsOf(book).filter(([, role]) => role !== 'reserve');
  const keys = new Set([
    ...positions
      .filter(([, , , held]) => dates.some((date) => on(held, date)))
      .map(([area, role, provider]) => text(provider, area, role)),
    ...offers.map(({ provider, area, role }) => text(provider, area, role)),
  ]);
  const answers =
    policy.lapsedCounts === 'decline' ? ['accepted', 'declined', 'lapsed'] : ['accepted', 'declined'];
  const isAnswer = ({ i, outcome }: { i: number; outcome: string }) =>
    answers.includes(outcome) && !isExempt(book, i);
  const later = (a: (typeof offers)[number], b: (typeof offers)[number]) =>
    text(a.at, a.offeredAt, `O${a.i}`) > text(b.at, b.offeredAt, `O${b.i}`);
  const replaced = (offer: (typeof offers)[number]) =>
    isAnswer(offer) &&
    offers.some(
      (other) =>
        isAnswer(other) &&
        text(other.referral, other.provider, other.role) ===
          text(offer.referral, offer.provider, offer.role) &&
        later(other, offer),
    );
  return [...keys].toSorted().map((key) => {
    const [provider, area, role] = key.split(' ') as [string, 'A1', 'primary'];
    const mine = offers.filter((offer) => text(offer.provider, offer.area, offer.role) === key);
    const count = (outcome: string) =>
      mine.filter((offer) => offer.outcome === outcome && !isExempt(book, offer.i) && !replaced(offer))
        .length;
    const [accepted, declined, lapsed] = [count('accepted'), count('declined'), count('lapsed')];
    const counted = accepted + declined + (policy.lapsedCounts === 'decline' ? lapsed : 0);
    const net =
      accepted -
      mine.filter(
        (offer) =>
          offer.outcome === 'accepted' &&
          !isExempt(book, offer.i) &&
          !replaced(offer) &&
          failed(book, offer.i),
      ).length;
    const begun = positions
      .filter(([a, r, p, { from }]) => text(p, a, r) === key && from <= asOf)
      .map(([, , , { from }]) => from)
      .toSorted()
      .at(-1);
    const bound = levels[area] === 1;
    const status = !bound
      ? 'monitored'
      : counted === 0
        ? 'not-assessed'
        : begun !== undefined && asOf < shift(begun, policy.graceDays)
          ? 'mobilising'
          : counted < policy.minimumSample
            ? 'insufficient'
            : meets(accepted, counted, policy.minimumPercent)
              ? 'met'
              : 'below';
    return {
      ...{ provider, area, role, accepted, declined, lapsed },
      exempt: mine.filter(({ i }) => isExempt(book, i)).length,
      withdrawn: count('withdrawn'),
      ...{ counted, percent: truncated(accepted, counted), status },
      net: { accepted: net, percent: truncated(net, counted) },
      headroom: headroomOf(accepted, counted, policy.minimumPercent),
      recovery: recoveryOf(accepted, counted, policy.minimumPercent),
    };
  });
}

export function reserveByTheBook(book: Book, asOf: string) {
  const dates = datesEnding(asOf, book.policy.windowDays);
  const placed = packagesOf(book)
    .filter(({ placedAt }) => dates.includes(dateOf(placedAt)))
    .map(({ referral, offer, minutes }) => {
      const named = offer === null ? undefined : book.offers[offer];
      const role: string = named?.outcome === 'accepted' ? named.role : 'off-framework';
      return { area: book.referrals[referral]!, role, minutes };
    });
  const usage = (area: string | null) => {
    const mine = placed.filter((each) => area === null || each.area === area);
    const volume = (some: typeof placed) => ({
      placements: some.length,
      weeklyMinutes: some.reduce((sum, { minutes }) => sum + minutes, 0),
    });
    const of = (role: string) => volume(mine.filter((each) => each.role === role));
    const roles = [...new Set(mine.map(({ role }) => role))].toSorted();
    const all = volume(mine);
    return {
      area,
      ...all,
      byRole: Object.fromEntries(roles.map((role) => [role, of(role)])),
      reservePercent: truncated(of('reserve').placements, all.placements),
      reserveHoursPercent: truncated(of('reserve').weeklyMinutes, all.weeklyMinutes),
    };
  };
  return {
    total: usage(null),
    rows: [...new Set(placed.map(({ area }) => area))].toSorted().map((area) => usage(area)),
  };
}
