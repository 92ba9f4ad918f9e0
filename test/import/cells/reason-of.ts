import { Wrong, type Cell } from '../../../src/import/cells/cell.ts';

/** Why a text is refused. */
export const reasonOf = <T>(cell: Cell<T>, text: string) => {
  const read = cell.read(text);
  return read instanceof Wrong ? read.reason : `read as ${String(read)}`;
};
