/** What a cell holds for a spreadsheet; `places`: the decimals that are shown. */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number' | 'percent'; readonly number: number; readonly places: number }
  | { readonly kind: 'day'; readonly at: string }
  | { readonly kind: 'moment'; readonly at: string };

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dated = /^(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})(?:, (\d{1,2})(?::(\d\d))?(am|pm))?$/;
const numeric = /^([+−-])?(£)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s?(%)?$/;

const two = (number: number) => String(number).padStart(2, '0');

function dateIn(text: string): CellValue | undefined {
  const [, day, month = '', year = '', hour, minute, half] = dated.exec(text) ?? [];
  const place = months.indexOf(month);
  if (day === undefined || place === -1) return undefined;
  const date = `${year}-${two(place + 1)}-${two(Number(day))}`;
  if (hour === undefined) return { kind: 'day', at: date };
  const hours = (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return { kind: 'moment', at: `${date} ${two(hours)}:${minute ?? '00'}` };
}

function numberIn(text: string): CellValue | undefined {
  const [, sign, , whole, decimals = '', percent] = numeric.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const size = Number(`${whole.replaceAll(',', '')}.${decimals}`);
  const number = sign === undefined || sign === '+' ? size : -size;
  return { kind: percent === undefined ? 'number' : 'percent', number, places: decimals.length };
}

/**
 * A cell as a page shows it, read back: `30 Jun 2026, 2:48pm` is a moment on the UK clock, a dash is nothing. Only what
 * stands in a column of numbers is one, so that a reference such as 007 stays as it is.
 */
export function shownCell(shown: string, ofNumbers: boolean): CellValue {
  const text = shown.replaceAll(/\s+/gu, ' ').trim();
  if (text === '–' || text === '—') return { kind: 'text', text: '' };
  return dateIn(text) ?? (ofNumbers ? numberIn(text) : undefined) ?? { kind: 'text', text };
}
