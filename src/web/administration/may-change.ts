import type { FastifyRequest } from 'fastify';
import { GrantRoles } from '../../../contexts/accounts/grant-roles.ts';
import { askerOf } from './asker-of.ts';

/** Whether whoever looks may change accounts too: an auditor may only look. */
export const mayChange = (request: FastifyRequest): boolean => GrantRoles.rule.allows(askerOf(request));
