import type { OfferRole } from '../../../contexts/referrals/index.ts';

/** Who is asked, in order. */
export const order: readonly { readonly provider: string; readonly role: OfferRole }[] = [
  { provider: 'P01', role: 'primary' },
  { provider: 'P02', role: 'secondary' },
  { provider: 'P03', role: 'reserve' },
];

/** So many referrals that the primary provider takes none of, then as many that it takes: a breach, and its end. */
export const each = 12;
export const referralOf = (number: number): string => `R${number}`;
const numberOf = (referral: string) => Number(referral.slice(1));

/** What each provider will answer: fixed beforehand, so that everything that must happen is known. */
export function answerOf(referral: string, provider: string): 'accept' | 'decline' | 'silence' {
  const number = numberOf(referral);
  if (provider === 'P01' && number <= each) return number % 2 === 0 ? 'decline' : 'silence';
  return provider === 'P02' && number % 6 === 0 && number <= each ? 'silence' : 'accept';
}

/** Milliseconds until the deadline: short only where nobody will answer, so that a slow machine changes nothing. */
export const patienceOf = (referral: string, provider: string): number =>
  answerOf(referral, provider) === 'silence' ? 300 : 3_600_000;

/** What the log must say of a referral when it is settled, as `type provider`. */
export function storyOf(referral: string): readonly string[] {
  const story = ['ReferralReceived'];
  for (const { provider } of order) {
    const answered = answerOf(referral, provider);
    story.push(`ReferralOffered ${provider}`);
    if (answered === 'accept') return [...story, 'OfferAccepted'];
    story.push(answered === 'decline' ? 'OfferDeclined' : 'OfferLapsed');
  }
  return story;
}

/** The alerts of the whole county once that many referrals are settled. */
export const alertsAfter = (referrals: number): readonly string[] => [
  ...(referrals >= each ? ['AcceptanceBreached P01'] : []),
  ...(referrals >= 2 * each ? ['AcceptanceRestored P01'] : []),
];
