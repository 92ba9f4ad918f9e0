import { Wrong, type Cell } from './cell.ts';

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;
const notANumber = new Wrong(
  'Not a number: expected digits, such as 12 or 12.5, without spaces or other signs.',
);
const negative = new Wrong('The number is negative: expected 0 or more.');

/** Units of its last decimal, exactly as the digits say, never through a fraction; Infinity: too many digits. */
function digitsOf(text: string, most: number): number | Wrong {
  const [, sign, whole = '', decimals = ''] = decimal.exec(text) ?? [];
  if (sign === undefined) return notANumber;
  if (/[1-9]/.test(decimals.slice(most))) return new Wrong(`Too many decimals: expected at most ${most}.`);
  const counted = whole.replace(/^0+/, '');
  const digits = counted.length > 12 ? Infinity : Number(counted + decimals.slice(0, most).padEnd(most, '0'));
  return sign === '-' && digits > 0 ? negative : digits;
}

/** Units of `1 / scale` from a number of at most so many decimals; `part` completes "That is not a whole …". */
function scaled(scale: number, most: number, part: string, decimals = 2): Cell<number> {
  const outOfRange = new Wrong(`Out of range: expected at most ${Math.floor(most / scale)}.`);
  const notWhole = new Wrong(`That is not a whole ${part}.`);
  const fine = 10 ** decimals;
  return {
    read: (text) => {
      const exact = digitsOf(text, decimals);
      if (exact instanceof Wrong) return exact;
      const units = exact * scale;
      if (units > most * fine) return outOfRange;
      return units % fine === 0 ? units / fine : notWhole;
    },
    write: (value) => String(Math.round((value * fine) / scale) / fine),
  };
}

/** Hours with at most 2 decimals, as whole minutes: 3.5 is 210; 3.33 is refused. */
export const hours = scaled(60, 10_000_000, 'minute: 0.25 hours are 15 minutes, 0.33 hours are 19.8');

/** Pounds with at most 2 decimals, as pence. */
export const pounds = scaled(100, 100_000_000, 'penny');

/** A number with at most 2 decimals, as whole hundredths. */
export const hundredths = scaled(100, 100_000_000, 'hundredth');

/** Percent with at most 3 decimals, as whole thousandths of a percent: 3.828 is 3828. */
export const percent = scaled(1000, 1_000_000, 'thousandth of a percent', 3);

/** Points out of 100 with at most 2 decimals, as whole millionths of a point. */
export const points = scaled(1_000_000, 100_000_000, 'millionth of a point');

/** A whole number in [least, most]. */
export function integer(least: number, most: number): Cell<number> {
  const { read } = scaled(1, most, 'number');
  const tooLow = new Wrong(`Out of range: expected at least ${least}.`);
  return {
    read: (text) => {
      const value = read(text);
      return typeof value === 'number' && value < least ? tooLow : value;
    },
    write: String,
  };
}

/** One of a few whole numbers. */
export function numberOf<T extends number>(numbers: readonly T[]): Cell<T> {
  const expected = new Wrong(`Expected one of ${numbers.join(', ')}.`);
  return { read: (text) => numbers.find((number) => String(number) === text) ?? expected, write: String };
}

/** 1 for yes, 0 for no. */
export const flag: Cell<boolean> = {
  read: (text) => (text === '1' ? true : text === '0' ? false : new Wrong('Expected 1 for yes or 0 for no.')),
  write: (value) => (value ? '1' : '0'),
};
