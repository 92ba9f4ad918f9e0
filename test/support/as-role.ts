import { Principal, type Role } from '#access';
import { originOf, withOrigin } from '#event-sourcing';

/** Somebody with this one role; a provider's are of P01. */
export const principalIn = (role: Role): Principal =>
  role === 'system'
    ? Principal.system('a-test')
    : Principal.user('a-test', [role], role === 'provider' ? 'P01' : null);

/** Does the work as somebody with this one role. */
export const asRole = <T>(role: Role, work: () => T): T => withOrigin(originOf(principalIn(role)), work);
