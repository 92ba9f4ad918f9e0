import { DeclareConflictHandler } from './declare-conflict.ts';
import { EndConflictHandler } from './end-conflict.ts';
import { OverrideConflictHandler } from './override-conflict.ts';

/** Whoever carries out the verbs of conflicts of interest. */
export const conflictHandlers = [DeclareConflictHandler, EndConflictHandler, OverrideConflictHandler];
