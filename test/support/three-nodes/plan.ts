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
export const upTo = (referrals: number): readonly string[] =>
  Array.from({ length: referrals }, (_, i) => referralOf(i + 1));
const numberOf = (referral: string) => Number(referral.slice(1));

/** What each provider will answer: fixed beforehand, so that everything that must happen is known. */
export function answerOf(referral: string, provider: string): 'acceptance' | 'decline' | 'silence' {
  const number = numberOf(referral);
  if (provider === 'P01' && number <= each) return number % 2 === 0 ? 'decline' : 'silence';
  return provider === 'P02' && number % 6 === 0 && number <= each ? 'silence' : 'acceptance';
}

/** What the log must say of a referral when it is settled, as `type provider`. */
export function storyOf(referral: string): readonly string[] {
  const story = ['ReferralReceived'];
  for (const { provider } of order) {
    const answered = answerOf(referral, provider);
    story.push('StepOpened', `ReferralOffered ${provider}`);
    if (answered === 'acceptance')
      return [...story, 'OfferAccepted', `ProviderChosen ${provider}`, `ReferralPlaced ${provider}`];
    story.push(answered === 'decline' ? 'OfferDeclined' : 'OfferLapsed');
  }
  return story;
}

/** And of its package. */
export const packageOf = (referral: string): readonly string[] => [
  `PackagePlaced ${order.find(({ provider }) => answerOf(referral, provider) === 'acceptance')?.provider}`,
];

/** The alerts of the whole county once that many referrals are settled. */
export const alertsAfter = (referrals: number): readonly string[] => [
  ...(referrals >= each ? ['AcceptanceBreached P01'] : []),
  ...(referrals >= 2 * each ? ['AcceptanceRestored P01'] : []),
];
