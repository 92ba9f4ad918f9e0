import { type Mail, MailNotSent } from '../identity/mail.ts';
import { alertLetter } from './letters.ts';
import type { Way } from './sender.ts';
import type { Subscription } from './subscription.ts';

/** Where mail of a subscription goes now; null: to nobody any more. */
export type AddressOf = (subscription: Subscription) => Promise<string | null>;

/** Tells somebody by mail; what a digest has gathered in one. `origin`: where people find this server. */
export const emails =
  (mail: Mail, addressOf: AddressOf, origin: () => string): Way =>
  async (subscription, deliveries) => {
    const to = await addressOf(subscription);
    if (to === null) return { kind: 'gone', why: 'nobody' };
    try {
      await mail.send({ to, ...alertLetter(deliveries, origin()) });
      return { kind: 'delivered' };
    } catch (error) {
      if (error instanceof MailNotSent) return { kind: 'missed', why: error.code, retryAfter: null };
      throw error;
    }
  };
