import { localDate } from '#event-sourcing';
import { decidedAt, type ReferralRow, standingOf } from './referral-row.ts';

const over = ['placed', 'withdrawn', 'split'];

/**
 * By what a referral is found, each after the framework: the month it was raised in (`raised/2026-06`); where it stands,
 * while something is to be done for it (`standing/waiting`); its offers (`offer/O000001`), to whom they are open
 * (`open-to/P02`) and, of those that Evenhand made, until when (`open/2026-06-30T13:40:00.000Z`), on which dates they
 * were answered (`decided/2026-06-30`) and by whom (`answer-of/P02/2026-06-30`); its packages (`package/K000001`), on
 * which dates they were placed (`placed/…`), who cares or cared (`care/under-way/P02`, `care/over/P02`), and the offers
 * of other referrals that they name (`placed-by/O000001`).
 */
export function termsOf(row: ReferralRow): readonly string[] {
  const { framework, raisedAt, offers, packages } = row;
  const terms = [`raised/${raisedAt.slice(0, 7)}`];
  const standing = standingOf(row);
  if (!over.includes(standing)) terms.push(`standing/${standing}`);
  for (const offer of offers) {
    terms.push(`offer/${offer.offer}`);
    const at = decidedAt(offer);
    if (at === null) {
      terms.push(`open-to/${offer.provider}`);
      if (offer.round !== null) terms.push(`open/${offer.deadline}`);
    } else terms.push(`decided/${localDate(at)}`, `answer-of/${offer.provider}/${localDate(at)}`);
  }
  for (const { package: reference, placedAt, offer, provider, endedOn, endReason } of packages) {
    terms.push(`package/${reference}`, `placed/${localDate(placedAt)}`);
    terms.push(`care/${endedOn === null && endReason === null ? 'under-way' : 'over'}/${provider}`);
    const own = offer === null || offers.some((each) => each.offer === offer);
    if (!own) terms.push(`placed-by/${offer}`);
  }
  return terms.map((term) => `${framework}/${term}`);
}
