import type { GrantedRole } from '#access';
import { listInWords } from '../../../projections/measures/index.ts';

interface RoleWords {
  readonly text: string;
  /** What whoever has it does, in a sentence. */
  readonly hint: string;
}

/** What the roles of accounts and tokens are called. */
export const roleWords: Readonly<Record<GrantedRole, RoleWords>> = {
  administrator: {
    text: 'Administrator',
    hint: 'Looks after users, roles and tokens. Decides nothing about providers.',
  },
  'contract-manager': {
    text: 'Contract manager',
    hint: 'Runs the framework: areas, positions, rates, policies, who is admitted and who is suspended.',
  },
  broker: { text: 'Broker', hint: 'Offers care packages and sees how providers answer.' },
  auditor: { text: 'Auditor', hint: 'Reads everything and changes nothing. Cannot have another role.' },
  provider: {
    text: 'Provider',
    hint: 'Works for one provider and sees nothing of the others. Cannot have another role.',
  },
  service: { text: 'Service', hint: 'Another program, which asks by token.' },
};

/** The roles that people can be given. */
export const rolesOfPeople = (Object.keys(roleWords) as GrantedRole[]).filter((role) => role !== 'service');

/** `Contract manager and Broker`; `No role yet`. */
export const rolesInWords = (roles: readonly GrantedRole[]): string =>
  roles.length === 0 ? 'No role yet' : listInWords(roles.map((role) => roleWords[role].text));

/** The checkboxes of roles. */
export const roleChoices = (roles: readonly GrantedRole[]) =>
  roles.map((role) => ({ value: role, text: roleWords[role].text, hint: { text: roleWords[role].hint } }));
