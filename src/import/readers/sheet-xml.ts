import { UnreadableInput } from '../unreadable-input.ts';

/** A sheet is read into memory whole, every row as wide as the widest: so many cells at most. */
const mostCells = 8_000_000;

const element = /<(?:\w+:)?(row|c)\b([^<>]*)>/g;
const address = /\br="([A-Z]{0,7})(\d{1,12})"/;
const type = /\st=(?:"\w*"|'\w*')/;
const errorCell = /(<(?:\w+:)?c\b[^<>]*\st=)(?:"e"|'e')/g;
const uncalculated =
  /<((?:\w+:)?c)\b([^<>/]*)>\s*<(?:\w+:)?f\b(?:[^<>]*\/>|[^<>]*>[^<]*<\/(?:\w+:)?f>)\s*<\/(?:\w+:)?c>/g;

const columnOf = (letters: string) =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** How far the sheet reaches, as its cells say it and as they are counted. */
function extent(xml: string): { readonly rows: number; readonly columns: number } {
  let [rows, columns, counted, inRow] = [0, 0, 0, 0];
  for (const [, name, attributes = ''] of xml.matchAll(element)) {
    const [, letters = '', digits = '0'] = address.exec(attributes) ?? [];
    if (name === 'row') {
      counted += 1;
      inRow = 0;
    } else {
      inRow += 1;
      columns = Math.max(columns, inRow, columnOf(letters));
    }
    rows = Math.max(rows, counted, Number(digits));
  }
  return { rows, columns };
}

/**
 * A worksheet that says everything it holds: a cell with an error (`#N/A`) or a formula that was never calculated
 * would otherwise read as an empty one, and an empty cell can mean something.
 *
 * @throws UnreadableInput when it reaches so far that reading it would fill the memory
 */
export function tellingSheet(name: string, part: Buffer): Buffer {
  const xml = part.toString('utf8');
  const { rows, columns } = extent(xml);
  if (rows * columns > mostCells) {
    throw new UnreadableInput(
      `${name} reaches over ${rows} rows and ${columns} columns: save the sheet as "CSV UTF-8".`,
    );
  }
  const telling = xml
    .replaceAll(errorCell, '$1"str"')
    .replaceAll(
      uncalculated,
      (_cell, tag: string, attributes: string) =>
        `<${tag}${attributes.replace(type, '')} t="str"><v>#NOT_CALCULATED</v></${tag}>`,
    );
  return telling === xml ? part : Buffer.from(telling);
}

/** A workbook's dates count from 1904 when it says so in either way that XML has for yes. */
export const plainWorkbook = (part: Buffer): Buffer =>
  Buffer.from(part.toString('utf8').replace(/\bdate1904=["']true["']/, 'date1904="1"'));
