import { access, constants, open } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { fate } from './fates.ts';
import type { Checked } from './table-check.ts';
import { tableRows } from './table-rows.ts';
import { UnreadableInput } from './unreadable-input.ts';

/** Rejects with UnreadableInput when no file can be written there. */
export async function demandWritable(folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch(() => {
    throw new UnreadableInput(
      `${folder} cannot be written to: refused rows would be lost. Go where you may write.`,
    );
  });
}

/** Makes `offers.refused.csv`, or `offers-2.refused.csv` where there is one: what was returned before stays. */
async function freshFile(folder: string, stem: string) {
  for (let n = 1; ; n++) {
    const path = join(folder, `${stem}${n === 1 ? '' : `-${n}`}.refused.csv`);
    try {
      return { path, file: await open(path, 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The row as wide as the header, with its reason in that place; cells beyond the header stay beyond it. */
function returned(cells: readonly string[], width: number, at: number, reason: string): readonly string[] {
  const row = Array.from({ length: width }, (_, i) => cells[i] ?? '');
  row.splice(at, at === width ? 0 : 1, reason);
  return [...row, ...cells.slice(width)];
}

/**
 * Returns a table's refused rows and conflicts in a file of their own: the cells as they were, not made safe against
 * formulas, because they are to be mended and imported again; and why each came back, in the column `reason` (`problem`
 * where the table has a reason of its own), which the import takes no notice of.
 *
 * @returns the path of the file; undefined when no row came back
 */
export async function returnRefused(
  { table, header, fates, reasons }: Checked,
  folder: string,
): Promise<string | undefined> {
  if (reasons.size === 0) return undefined;
  const own = Object.values(table.kind.columns).some(({ name }) => name === 'reason');
  const column = own ? 'problem' : 'reason';
  const width = header.names.length;
  const known = header.names.indexOf(column);
  const at = known === -1 ? width : known;
  const { path, file } = await freshFile(folder, table.kind.name);
  try {
    await file.appendFile(stringify([returned(header.names, width, at, column)]));
    for await (const { first, rows } of tableRows(table)) {
      const back = rows.flatMap((row, i) => {
        const outcome = fates.get(first + i);
        if (outcome !== fate.refused && outcome !== fate.conflict) return [];
        return [returned(header.texts(row), width, at, reasons.get(first + i) ?? '')];
      });
      if (back.length > 0) await file.appendFile(stringify(back));
    }
  } finally {
    await file.close();
  }
  return path;
}
