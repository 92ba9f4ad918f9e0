import { Principal, type Rule } from '#access';

/** Whether whoever looks at a page may ask a question, so that no link leads him to a refusal. */
export function mayAsk({ rule }: { readonly rule: Rule }): boolean {
  const asker = Principal.inForce();
  return asker !== undefined && rule.allows(asker);
}
