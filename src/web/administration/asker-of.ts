import type { Principal } from '#access';
import type { FastifyRequest } from 'fastify';
import { NotKnown } from '../../identity/not-known.ts';

/** Who sends the request. Throws NotKnown. */
export function askerOf({ asker }: FastifyRequest): Principal {
  if (!asker) throw new NotKnown('Sign in.');
  return asker;
}
