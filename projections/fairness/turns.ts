import { localDate, type LocalDate } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { policyOn, rankOn, type Position } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { decidedAt, type Offer, type ReferralRow } from '../referrals/index.ts';
import type { Attempt } from './attempts.ts';
import { heldIn, type Ground } from './finding.ts';

/** One step of the order as it was gone through. */
export interface Step {
  readonly role: Role;
  /** Whether its turn had come. */
  readonly come: boolean;
  /** Whom the mechanism asks in this step. */
  readonly due: ReadonlySet<string>;
  readonly offers: readonly Offer[];
}

const suspendedOn = ({ providers }: Ground, provider: string, date: string): boolean =>
  (providers.get(provider)?.suspensions ?? []).some((suspension) => holdsOn(suspension, date));

/** Whether an offer had come to nothing by then, so that the next in the order could be asked. */
function isOver({ packages }: ReferralRow, offer: Offer, by: string): boolean {
  if (offer.notChosen !== null) return true;
  // It had lapsed until a broker took the answer after all.
  if (offer.late) return offer.deadline <= by;
  const at = decidedAt(offer);
  if (at === null || at > by) return false;
  if (offer.outcome !== 'accepted') return true;
  const own = packages.filter((placed) => placed.offer === offer.offer);
  return own.length > 0 && own.every(({ endReason }) => endReason !== null);
}

/** Opened by a recorded decision while an earlier step was still open (domain E35). */
const isParallel = ({ steps }: ReferralRow, offers: readonly Offer[]): boolean =>
  steps.some(
    ({ invited, parallel }) => parallel !== null && offers.some(({ offer }) => invited.includes(offer)),
  );

/** Whether a step that nothing followed had come to a holder: to all, to every rank down to the last asked, or to nobody more. */
function reached(
  invite: 'all' | 'one' | 'rank' | undefined,
  holders: readonly Position[],
  isAsked: (provider: string) => boolean,
  date: LocalDate,
): (held: Position) => boolean {
  const place = (held: Position) => rankOn(held, date) ?? Infinity;
  if (invite !== 'rank') return () => invite === 'all';
  const last = Math.max(...holders.filter(({ provider }) => isAsked(provider)).map((held) => place(held)));
  return (held) => place(held) <= last;
}

/**
 * The steps of an attempt, in the order of the policy in force when it began, as far as it went. Due in a step is whoever
 * holds the position in the area on its day, is not suspended and was not skipped with a reason. A step's turn comes once
 * everybody due before it was asked and did not take it: after somebody was passed over, nobody's turn has come.
 */
export function stepsOf(
  ground: Ground,
  row: ReferralRow,
  { offers, mistakes, skips }: Attempt,
): readonly Step[] {
  const [first] = offers;
  const level = ground.framework.areas[first?.area ?? '']?.level;
  if (!first || level === undefined) return [];
  const { order, withinStep } = policyOn(ground.framework, localDate(first.offeredAt)).policy;
  const inOrder = order[level] ?? [];
  const steps: Step[] = [];
  let come = true;
  for (const [index, role] of inOrder.entries()) {
    const own = offers.filter((offer) => offer.role === role);
    const later = offers.find((offer) => inOrder.indexOf(offer.role) > index)?.offeredAt;
    const at = own[0]?.offeredAt ?? later;
    if (at === undefined) break;
    const isAsked = (provider: string) => own.some((offer) => offer.provider === provider);
    const isSkipped = (provider: string) =>
      skips.some((skip) => skip.role === role && skip.provider === provider && skip.at <= (later ?? '~'));
    const isTakenBack = (provider: string) =>
      mistakes.some((offer) => offer.role === role && offer.provider === provider);
    // Of a referral that was split each part is one provider's, and the others are not asked for it.
    const isSplitOff = (provider: string) =>
      row.steps.some(
        ({ invited, candidates }) =>
          own.some(({ offer }) => invited.includes(offer)) &&
          candidates.some((each) => each.provider === provider && each.barredBy === 'SPLIT'),
      );
    const holders = heldIn(ground, first.area, localDate(at)).filter((position) => position.role === role);
    // Of several that are asked one after the other, the last ones need not be.
    const cameTo =
      later === undefined ? reached(withinStep[role]?.invite, holders, isAsked, localDate(at)) : () => true;
    const due = holders
      .filter(
        (held) =>
          isAsked(held.provider) ||
          (cameTo(held) && !isSkipped(held.provider) && !isTakenBack(held.provider)),
      )
      .map(({ provider }) => provider)
      .filter((provider) => isAsked(provider) || !isSplitOff(provider))
      .filter((provider) => !suspendedOn(ground, provider, localDate(at)));
    steps.push({ role, come: come || isParallel(row, own), due: new Set(due), offers: own });
    if (later === undefined) break;
    const asked = own.filter(({ provider }) => due.includes(provider));
    const wasAsked = (provider: string) =>
      asked.some((offer) => offer.provider === provider && offer.offeredAt <= later);
    // A step that was opened beside this one does not end it.
    const ends = offers.find((each) => inOrder.indexOf(each.role) > index && !isParallel(row, [each]));
    come &&= due.every(wasAsked) && asked.every((offer) => isOver(row, offer, ends?.offeredAt ?? later));
  }
  const outside = Map.groupBy(
    offers.filter(({ role }) => !inOrder.includes(role)),
    ({ role }) => role,
  );
  return [
    ...steps,
    ...[...outside].map(([role, own]) => ({ role, come: false, due: new Set<string>(), offers: own })),
  ];
}
