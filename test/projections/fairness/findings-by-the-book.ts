import { dateOf, datesEnding, on, text } from '../by-the-book.ts';
import { type Book, exemptionsOf, positionsOf, suspensionsOf } from '../random-county.ts';

/** No position begins or ends outside the dates looked at. */
const lastDay = '2026-05-30';

/** Each finding as a line, in no order. */
export function findingsByTheBook(book: Book): readonly string[] {
  const found = new Set<string>();
  const positions = positionsOf(book);
  const orders: Record<number, readonly string[]> = {
    1: ['primary', 'secondary', 'reserve'],
    2: ['primary', 'reserve'],
    3: ['reserve'],
  };
  const holders = (area: string, date: string) =>
    positions.filter(([a, , , held]) => a === area && on(held, date));
  for (const [r, area] of book.referrals.entries()) {
    const offers = book.offers.map((offer, i) => ({ ...offer, i })).filter(({ referral }) => referral === r);
    const level = book.levels[area];
    const usual = ['primary', 'secondary', 'reserve'];
    for (const earlier of orders[level]!) {
      const instants = offers
        .filter(({ role }) => usual.indexOf(role) > usual.indexOf(earlier))
        .map(({ offeredAt }) => offeredAt);
      const t = instants.toSorted()[0];
      if (t === undefined) continue;
      for (const [, role, provider] of holders(area, dateOf(t))) {
        if (role !== earlier) continue;
        const offered = offers.some((o) => o.role === role && o.provider === provider && o.offeredAt <= t);
        const skipped = book.skips.some(
          (s) => s.referral === r && s.role === role && s.provider === provider && s.at <= t,
        );
        if (!offered && !skipped) found.add(text('ORDER_SKIPPED', `R${r}`, role, provider));
      }
    }
    const reserve = offers.filter(({ role }) => role === 'reserve');
    if (reserve.some((a) => reserve.some((b) => a.offeredAt === b.offeredAt && a.deadline !== b.deadline)))
      found.add(text('UNEQUAL_TERMS', `R${r}`));
    for (const { i, provider, offeredAt, outcome, decidedAt, deadline } of offers) {
      if (suspensionsOf(book).some(([p, held]) => p === provider && on(held, dateOf(offeredAt))))
        found.add(text('OFFERED_WHILE_SUSPENDED', `O${i}`));
      if (outcome === 'accepted' && decidedAt !== null && decidedAt > deadline)
        found.add(text('LATE_ACCEPTANCE', `O${i}`));
    }
  }
  for (const { offer, decision, decidedBy, requestedBy } of exemptionsOf(book))
    if (decision !== null && decidedBy === requestedBy) found.add(text('SELF_VALIDATED', `O${offer}`));
  for (const { referral, provider, placedAt } of book.packages)
    if (!holders(book.referrals[referral]!, dateOf(placedAt)).some(([, , p]) => p === provider))
      found.add(text('PLACED_WITHOUT_POSITION', `R${referral}`, provider));
  const limits = [
    [1, 'primary'],
    [1, 'secondary'],
    [2, 'primary'],
  ] as const;
  for (const date of datesEnding(lastDay, 90))
    for (const [level, role] of limits)
      for (const provider of ['P1', 'P2', 'P3']) {
        const held = positions.filter(
          ([a, r, p, dates]) => book.levels[a] === level && r === role && p === provider && on(dates, date),
        );
        if (held.length > book.policy.limit) found.add(text('AWARD_LIMIT_EXCEEDED', level, role, provider));
      }
  return [...found].toSorted();
}
