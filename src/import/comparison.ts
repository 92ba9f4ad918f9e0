import { fate, type Fate } from './fates.ts';
import type { Fault } from './header.ts';
import type { AnyKind, Facts } from './kind.ts';
import type { OnRecord } from './on-record.ts';

export interface Compared {
  readonly fate: Fate;
  /** What differs from what is on record, and stays as it is there. */
  readonly conflicts: readonly Fault[];
}

/** Compares a sound row with what is on record under its key; `correct`: a difference is to be corrected. */
export function compared(kind: AnyKind, facts: Facts, on: OnRecord, correct: boolean): Compared {
  const before = kind.recorded(facts, on);
  if (!before) return { fate: fate.fresh, conflicts: [] };
  const changed = Object.entries(kind.columns).filter(([field]) => before[field] !== facts[field]);
  if (changed.length === 0) return { fate: fate.unchanged, conflicts: [] };
  const fixed = changed.some(([field]) => kind.fixed?.includes(field));
  if (correct && !fixed) return { fate: fate.corrected, conflicts: [] };
  const conflicts = changed.map(([field, { name, cell }]): Fault => {
    const [was = null, is = null] = [before[field], facts[field]];
    const recorded = was === null ? 'On record it is empty' : `On record it is "${cell.write(was)}"`;
    const advice = kind.fixed?.includes(field)
      ? 'it cannot be moved, so give the row another reference.'
      : 'import with --correct to record a correction.';
    return { column: name, value: cell.write(is), reason: `${recorded}: ${advice}` };
  });
  return { fate: fate.conflict, conflicts };
}
