import type { DatabaseSync } from 'node:sqlite';
import { openPrivate } from '../private-file.ts';

/**
 * Opens `ops.db` of a data folder: what changes and what must not be known, neither of which belongs in the log. To be
 * closed.
 */
export const openOps = (folder: string): DatabaseSync => openPrivate(folder, 'ops.db');
