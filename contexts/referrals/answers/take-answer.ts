import { ProviderScope } from '#access';
import {
  type Aggregates,
  currentOrigin,
  type Decide,
  type Instant,
  type Receipt,
  Rejection,
  withOrigin,
} from '#event-sourcing';
import { AnswerRefused } from '../answer.events.ts';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { type AboutOffer, aboutOffer, type Answer, type Asker, streamOf } from './about-offer.ts';

/** The first answer of its kind that came too late, or for nothing, is kept; one that only repeats the outcome is not. */
export const keepRefused =
  (about: AboutOffer, answer: Answer, because: string, at?: Instant): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = state.offers.get(about.offer);
    const repeats = { accept: 'accepted', decline: 'declined' }[answer as string];
    if (!known || known.outcome === repeats || known.refusedAnswers.includes(answer)) return [];
    return [new AnswerRefused({ ...aboutOffer(about), answer, at: at ?? now, because })];
  };

const keptWhen = ['offer-lapsed', 'offer-closed'];

/** Whoever answers: a provider for itself, or somebody of the council for it. */
export function answererInForce(): Asker {
  const scope = ProviderScope.inForce();
  return { council: scope.whole, visible: (provider) => scope.covers(provider) };
}

/**
 * Records a provider's answer as given at `answeredAt`, left out: now. Refused, it is kept when it came after the
 * deadline or after somebody else decided (domain E4, E43): both sides can show later that it came.
 */
export async function takeAnswer(
  aggregates: Aggregates,
  about: AboutOffer & { readonly answeredAt?: Instant | undefined },
  answer: Answer,
  decide: Decide<Referral, ReferralEvent>,
): Promise<Receipt> {
  const { key, ...unkeyed } = currentOrigin();
  const given = about.answeredAt === undefined ? unkeyed : { ...unkeyed, occurred: about.answeredAt };
  const stream = streamOf(about);
  try {
    const origin = key === undefined ? given : { ...given, key };
    return await withOrigin(origin, () => decideWithoutConflict(aggregates, about, decide));
  } catch (refusal) {
    if (!(refusal instanceof Rejection) || !keptWhen.includes(refusal.code)) throw refusal;
    // Without the key of the command, which would make its repetition succeed.
    const keep = keepRefused(about, answer, refusal.code, about.answeredAt);
    await withOrigin(given, () => aggregates.transact(referral, stream, keep));
    throw refusal;
  }
}
