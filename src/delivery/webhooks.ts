import type { Clock } from '#event-sourcing';
import { type Answer, type Gate, guardedPost, NotAnswered } from './guarded-post.ts';
import type { Outcome, Way } from './sender.ts';
import { signatures } from './signature.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Tells a program over HTTP: CloudEvents 1.0, structured, signed as Standard Webhooks says. */
export const webhooks =
  (subscriptions: Subscriptions, clock: Clock, gate: Gate): Way =>
  async ({ id, address }, [{ message }], signal) => {
    const body = JSON.stringify(message);
    const seconds = Math.floor(Date.parse(clock.now()) / 1_000);
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Evenhand',
      'webhook-id': message.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatures(subscriptions.secretsOf(id), message.id, seconds, body),
    };
    try {
      return outcomeOf(await guardedPost(new URL(address), headers, body, gate, signal));
    } catch (error) {
      if (error instanceof NotAnswered) return { kind: 'missed', why: error.code, retryAfter: null };
      throw error;
    }
  };

/** Any 2xx has arrived; 410 never wants to hear of us again; everything else is tried again. */
function outcomeOf({ status, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone', why: '410' };
  return { kind: 'missed', why: String(status), retryAfter };
}
