import { type GrantedRole, rolesProblem } from '#access';
import { rolesOfPeople } from '../account/role-words.ts';
import { ticked } from '../account/ticked.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';

/** What somebody is to be, as it was chosen. */
export interface GrantForm {
  readonly roles: readonly GrantedRole[];
  /** Of the provider's people; without that role it counts for nothing. */
  readonly provider: string | null;
}

export function readGrant(body: unknown): GrantForm {
  const chosen = ticked(body, 'roles');
  const roles = rolesOfPeople.filter((role) => chosen.includes(role));
  return { roles, provider: roles.includes('provider') ? typed(body, 'provider') || null : null };
}

export function grantProblems({ roles, provider }: GrantForm): readonly FieldProblem[] {
  if (roles.length > 1 && rolesProblem(roles, provider) !== undefined)
    return [{ field: 'roles', text: 'Auditor and provider go with no other role: choose that one alone' }];
  if (roles.includes('provider') && provider === null)
    return [{ field: 'provider', text: 'Choose the provider for which this person works' }];
  return [];
}

/** Which field the refusal of a grant is about. */
export const grantFields = {
  'own-roles': 'roles',
  'last-administrator': 'roles',
  'roles-impossible': 'roles',
  'provider-unknown': 'provider',
  'email-taken': 'email',
  'email-malformed': 'email',
  'name-malformed': 'name',
} as const;
