/** What somebody may be to Evenhand. `system` is Evenhand itself: its policies and its watch, never a person. */
export const roles = [
  'administrator',
  'contract-manager',
  'broker',
  'auditor',
  'provider',
  'service',
  'system',
] as const;

export type Role = (typeof roles)[number];

/** The roles of the council's own people and programs: to these alone is shown who recorded what, and why. */
export const councilRoles = [
  'administrator',
  'contract-manager',
  'broker',
  'auditor',
  'service',
] as const satisfies readonly Role[];
