import type { GrantedRole } from '#access';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { ticked } from './ticked.ts';

/** What somebody asks for who wants a token, as it was typed. */
export interface TokenForm {
  readonly name: string;
  readonly roles: readonly string[];
  readonly days: string;
}

export const emptyTokenForm: TokenForm = { name: '', roles: [], days: '90' };

export const readTokenForm = (body: unknown): TokenForm => ({
  name: typed(body, 'name').trim(),
  roles: ticked(body, 'roles'),
  days: typed(body, 'days').trim(),
});

/** What is wrong with it; without `grantable` there is no choice of roles. */
export function tokenProblems(
  { name, roles, days }: TokenForm,
  grantable?: readonly GrantedRole[],
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, text: string) => problems.push({ field, text });
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name))
    say('name', 'Enter a name of letters, digits, ".", "_" or "-", such as monthly-report');
  if (grantable && !grantable.some((role) => roles.includes(role)))
    say('roles', 'Choose at least one role for the token');
  if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > 365)
    say('days', 'Enter how many days the token lasts, from 1 to 365');
  return problems;
}
