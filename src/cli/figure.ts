import type { Command } from 'commander';
import type { Output } from './output.ts';
import type { Globals } from './program.ts';

/** What may be said of every figure. */
export interface FigureOptions extends Globals {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly provider?: string;
  readonly area?: string;
  readonly csv: boolean;
}

/** Leaves out what was not said: a question has no undefined fields. */
export const said = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const withDates = (command: Command): Command =>
  command
    .option('--as-of <date>', 'the Europe/London date to answer for (default: today)')
    .option('--known-at <instant>', 'only what had been recorded by then, such as 2026-06-30T09:00:00Z');

/** A percentage as it is read: cut already. */
export const share = (percent: number | null) => (percent === null ? null : `${percent.toFixed(1)} %`);

/** Prints a figure in the form that was asked for. */
export function print<T>(
  output: Output,
  { json, csv }: FigureOptions,
  figure: T,
  forms: { csv(figure: T): string; text(figure: T): string },
) {
  if (csv) return output.out(forms.csv(figure).trimEnd());
  output.out(json ? JSON.stringify(figure, null, 2) : forms.text(figure));
}
