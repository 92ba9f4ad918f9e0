import { allFrameworks } from '../../projections/frameworks/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { type Condition, lasting } from './condition.ts';

/** Offers of ours that wait for an answer, and of whose time less than a quarter is left. */
export const aboutToLapse: Condition = {
  kind: 'offer-about-to-lapse',
  hourly: false,
  find: (views, now) =>
    allFrameworks(views).flatMap(({ framework }) =>
      views
        .withTerm(referrals, `${framework}/open/`, `${framework}/open0`)
        .flatMap(({ referral, area, offers }) =>
          offers
            .filter(({ outcome, round }) => outcome === 'pending' && round !== null)
            .filter(({ counter, partly, withdrawal }) => !(counter ?? partly ?? withdrawal))
            .filter(({ offeredAt, deadline }) => {
              const left = Date.parse(deadline) - Date.parse(now);
              return left > 0 && 4 * left < Date.parse(deadline) - Date.parse(offeredAt);
            })
            .map(({ offer, provider, deadline }) =>
              lasting(offer, `Offer ${offer} waits for an answer.`, {
                ...{ framework, provider, area, subject: referral, dueAt: deadline },
              }),
            ),
        ),
    ),
};
