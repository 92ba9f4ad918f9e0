import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Entrance } from '../../identity/entrance.ts';
import type { OwnAccount, Visitor } from '../../identity/own-account.ts';
import { href } from '../links.ts';

/**
 * Who is signed in where the request comes from. Whoever asks by token has no account to look after, also when the
 * browser's session comes along.
 *
 * @throws NotAllowed
 */
export function signedIn(request: FastifyRequest, entrance: Entrance): Visitor {
  const { asker, session, ip: address } = request;
  const { user, name } = session;
  if (user === undefined || name === undefined || asker?.id !== user)
    throw new NotAllowed('These pages are for people who are signed in.');
  return { user, session: name, address, known: entrance.knows(request, user) };
}

/** Likewise, of somebody who signs in with a password of this server's. Throws a Rejection `signs-in-elsewhere` too. */
export function signedInHere(request: FastifyRequest, entrance: Entrance, own: OwnAccount): Visitor {
  const visitor = signedIn(request, entrance);
  if (own.isLocal(visitor.user)) return visitor;
  throw new Rejection('signs-in-elsewhere', 'You have no password here: change this where you sign in.');
}

/**
 * Whether whoever asks showed lately who he is. If not, the reply is sent: it leads to where he can, and from there to
 * `next`.
 */
export async function isFresh(
  own: OwnAccount,
  { session }: FastifyRequest,
  reply: FastifyReply,
  next: string,
): Promise<boolean> {
  if (own.isFresh(session)) return true;
  await reply.redirect(href('/account/confirm', { next }), 303);
  return false;
}
