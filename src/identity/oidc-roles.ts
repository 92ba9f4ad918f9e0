import { type GrantedRole, rolesProblem } from '#access';
import { reference } from '#event-sourcing';

/** What somebody may do, by the council's directory. */
export interface DirectoryRoles {
  readonly roles: readonly GrantedRole[];
  readonly provider: string | null;
  /** Why there are none although the directory names some, in a sentence. */
  readonly problem?: string;
}

const plain: readonly GrantedRole[] = ['administrator', 'contract-manager', 'broker', 'auditor'];
const ofProvider = 'provider:';

const texts = (claim: unknown): readonly string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((each) => typeof each === 'string');

/**
 * The roles that a claim gives: through `map` from its values, or without one those of its values that are roles
 * themselves; `provider:P16` is whoever belongs to P16. Other values count for nothing.
 */
export function directoryRoles(claim: unknown, map: ReadonlyMap<string, string> | null): DirectoryRoles {
  const values = new Set(texts(claim).flatMap((value) => (map ? (map.get(value) ?? []) : value)));
  const providers = [...values]
    .filter((value) => value.startsWith(ofProvider))
    .map((value) => value.slice(ofProvider.length))
    .filter((provider) => reference.safeParse(provider).success);
  const roles = plain.filter((role) => values.has(role));
  const [provider = null, ...others] = providers;
  const all: readonly GrantedRole[] = provider === null ? roles : [...roles, 'provider'];
  const problem = others.length > 0 ? 'Nobody belongs to two providers.' : rolesProblem(all, provider);
  return problem === undefined
    ? { roles: all, provider }
    : {
        roles: [],
        provider: null,
        problem: `Your council’s directory gives you roles that do not go together. ${problem}`,
      };
}
