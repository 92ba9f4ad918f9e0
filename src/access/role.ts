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
