import type { FastifyReply } from 'fastify';
import { href } from '../links.ts';

/** Leads to a page after something was done, which says so there. */
export const backTo = (reply: FastifyReply, path: string, done: string): FastifyReply =>
  reply.redirect(href(path, { done }), 303);
