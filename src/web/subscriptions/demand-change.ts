import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import type { FastifyRequest } from 'fastify';
import type { Subscription } from '../../delivery/subscription.ts';
import { mayChange } from '../administration/may-change.ts';

/** An auditor may only look. Throws NotAllowed. */
export function demandChange(request: FastifyRequest): void {
  if (!mayChange(request)) throw new NotAllowed('Subscriptions are for administrators: ask one of them.');
}

/** Throws a Rejection `subscription-unknown`. */
export function namedIn(found: readonly Subscription[], subscription: string): Subscription {
  const named = found.find(({ id }) => id === subscription);
  if (named) return named;
  throw new Rejection('subscription-unknown', 'There is no such subscription, or it has ended.');
}
