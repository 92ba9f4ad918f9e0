/** What is asked of every route: what it knows, what it does not, and what is wrong. */
export const searches = [
  ...['', 'asOf=2026-06-30', 'framework=CSH-2025', 'knownAt=2026-06-25T00:00:00Z', 'area=A1', 'area=A2'],
  ...[
    'format=csv',
    'format=csv&knownAt=2026-06-25T00:00:00Z',
    'state=superseded',
    'state=exempt',
    'state=failed',
  ],
  ...[
    'state=counted',
    'role=primary',
    'role=off-framework',
    'days=3660',
    'judged=true',
    'sort=provider',
    'page=2',
  ],
  ...['knownAt=2020-01-01T00:00:00Z', 'asOf=nonsense', 'stream=referral-CSH-2025-R-both', 'colour=red'],
];
