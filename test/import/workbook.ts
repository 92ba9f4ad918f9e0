import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell of a workbook: text, number, yes or no, a day and time (as a serial number), or raw XML. */
export type WorkbookCell =
  string | number | boolean | null | { readonly serial: number } | { readonly xml: string };

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const nameOf = (column: number) => String.fromCharCode(65 + column);

function cellXml(cell: WorkbookCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('serial' in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  return cell.xml.replace('AT', at);
}

/** The serial number of a day and time on the wall, as a spreadsheet with dates from 1900 stores it. */
export const serial = (wall: string): { readonly serial: number } => ({
  serial: Date.parse(`${wall}Z`) / 86_400_000 + 25_569,
});

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const sheetXml = (rows: readonly (readonly WorkbookCell[])[]): string => {
  const lines = rows.map((row, i) => {
    const cells = row.map((cell, column) => cellXml(cell, `${nameOf(column)}${i + 1}`));
    return `<row r="${i + 1}">${cells.join('')}</row>`;
  });
  return `${declaration}<worksheet ${spreadsheet}><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

/** The parts of a workbook with one sheet, by name. */
export const workbookParts = (sheet: string, properties = ''): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  'xl/workbook.xml': `${declaration}<workbook ${spreadsheet} xmlns:r="${relationships}"><workbookPr ${properties}/><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet ${spreadsheet}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': sheet,
});

/** A ZIP archive of these parts. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer => {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    files[name] = [typeof part === 'string' ? strToU8(part) : part, { level: 1 }];
  }
  return Buffer.from(zipSync(files));
};

/** A workbook with one sheet of these rows. */
export const workbook = (rows: readonly (readonly WorkbookCell[])[], properties = ''): Buffer =>
  zipped(workbookParts(sheetXml(rows), properties));
