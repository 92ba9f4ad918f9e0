import { piecesOf, type Tag } from './markup.ts';
import { shownCell, type CellValue } from './shown-cell.ts';

/** A table of a page: the rows and columns that it shows, the rows of its head first. */
export interface PageTable {
  /** Empty where the table has none. */
  readonly caption: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** What is for the ear or the eye alone, and what is pressed rather than read. */
const unread = ({ name, attributes }: Tag): boolean =>
  ['button', 'select', 'script', 'svg', 'template'].includes(name) ||
  attributes['aria-hidden'] === 'true' ||
  /(^|\s)(govuk-visually-hidden|govuk-button|buttons)(\s|$)/.test(attributes['class'] ?? '');

const voids = new Set(['br', 'hr', 'img', 'input', 'wbr']);
const apart = new Set(['br', 'p', 'div', 'li', 'dd', 'dt', 'ul', 'ol', 'dl', 'hr', 'summary']);

class Reading {
  caption = '';
  readonly rows: CellValue[][] = [];
  private text = '';
  private ofNumbers = false;
  private span = 1;
  /** How deep inside something that is not read. */
  private hidden = 0;

  take(tag: Tag): void {
    const { kind, name, attributes } = tag;
    if (this.hidden > 0 || (kind === 'open' && unread(tag) && name !== 'caption')) {
      if (!voids.has(name)) this.hidden += kind === 'open' ? 1 : -1;
      return;
    }
    if (apart.has(name)) this.text += '\n';
    if (kind === 'open' && name === 'tr') this.rows.push([]);
    if (kind === 'open' && ['td', 'th', 'caption'].includes(name)) {
      this.text = '';
      this.ofNumbers = /\bnumber\b/.test(attributes['class'] ?? '');
      this.span = Math.min(100, Number(attributes['colspan'] ?? 1));
    }
    if (kind === 'close' && name === 'caption') this.caption = this.words();
    if (kind === 'close' && (name === 'td' || name === 'th')) this.cell();
  }

  say(text: string): void {
    if (this.hidden === 0) this.text += text.replaceAll(/\s+/gu, ' ');
  }

  private words(): string {
    const lines = this.text.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '').join('; ');
  }

  private cell(): void {
    const row = this.rows.at(-1);
    row?.push(shownCell(this.words(), this.ofNumbers));
    for (let more = 1; more < this.span; more++) row?.push({ kind: 'text', text: '' });
  }
}

const isEmpty = (cell: CellValue | undefined) => cell === undefined || (cell.kind === 'text' && !cell.text);

/** A column of buttons alone has nothing for a spreadsheet. */
function withoutEmptyColumns(rows: readonly (readonly CellValue[])[]): PageTable['rows'] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, i) => i).filter(
    (i) => !rows.every((row) => isEmpty(row[i])),
  );
  return rows.map((row) => kept.map((i) => row[i] ?? { kind: 'text', text: '' }));
}

/** The tables of a page in their order. */
export function pageTables(html: string): readonly PageTable[] {
  return [...html.matchAll(/<table\b[^]*?<\/table>/g)].map(([table]) => {
    const reading = new Reading();
    for (const piece of piecesOf(table)) {
      if (piece.kind === 'text') reading.say(piece.text);
      else reading.take(piece);
    }
    return { caption: reading.caption, rows: withoutEmptyColumns(reading.rows) };
  });
}
