export * from './find-what-if.ts';
export type { Outcome, WhatIf, WhatIfRow } from './what-if.ts';
