import type { UpliftApproved, UpliftProposed } from '../../contexts/prices/index.ts';
import type { ScopedView } from '../scope/index.ts';

type Link = { readonly stream: string; readonly rev: number };

/** Who proposed an uplift and who approved it; null: nobody did. */
export interface UpliftApproval {
  readonly framework: string;
  readonly uplift: string;
  readonly proposed: (Omit<UpliftProposed, 'type'> & { readonly event: Link }) | null;
  readonly approved: (Omit<UpliftApproved, 'type'> & { readonly event: Link }) | null;
}

/** Uplifts and who decided them: a row per uplift, keyed `CSH-2025/U-2026`; providers see none of it. */
export const upliftApprovals: ScopedView<UpliftApproval, UpliftProposed | UpliftApproved> = {
  name: 'uplift-approvals',
  version: 1,
  key: ({ framework, uplift }) => `${framework}/${uplift}`,
  within: () => undefined,
  initial: { framework: '', uplift: '', proposed: null, approved: null },
  evolve: {
    // Proposed anew, it is not approved: so an import takes an approval back.
    UpliftProposed: (row, facts, { stream, rev }) => {
      const { framework, uplift } = facts;
      return { ...row, framework, uplift, approved: null, proposed: { ...facts, event: { stream, rev } } };
    },
    UpliftApproved: (row, facts, { stream, rev }) => {
      const { framework, uplift } = facts;
      return { ...row, framework, uplift, approved: { ...facts, event: { stream, rev } } };
    },
  },
};
