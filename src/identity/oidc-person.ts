import { directoryRoles, type DirectoryRoles } from './oidc-roles.ts';

/** Who came through the council's own sign-in. */
export interface OidcPerson extends DirectoryRoles {
  readonly iss: string;
  /** What the issuer calls the person, never anybody else. */
  readonly sub: string;
  readonly name: string | null;
  readonly email: string | null;
}

type Claims = Readonly<Record<string, unknown>>;

const longestName = 100;
const address = /^[^\s@]{1,64}@[^\s@]{1,189}$/;

/** One line without what a page or a terminal could be led astray by; null when nothing is left. */
function line(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  const text = claim.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return text === '' ? null : text.slice(0, longestName).toWellFormed();
}

const addressIn = (claim: unknown): string | null =>
  typeof claim === 'string' && address.test(claim) ? claim : null;

/** Reads what has been verified. `rolesClaim` names the claim with roles, `map` leads from its values to ours. */
export function oidcPerson(
  claims: Claims & { readonly iss: string; readonly sub: string },
  rolesClaim: string,
  map: ReadonlyMap<string, string> | null,
): OidcPerson {
  const { iss, sub, name, email, preferred_username: called, email_verified: verified } = claims;
  return {
    iss,
    sub,
    name: line(name) ?? line(called) ?? line(email),
    // Entra ID says the address of people without a mailbox in preferred_username.
    email: verified === false ? null : (addressIn(email) ?? addressIn(called)),
    ...directoryRoles(claims[rolesClaim], map),
  };
}
