import { table } from '../src/cli/output.ts';

/** One row of the table: what was measured, against what, and what it should be. */
export interface Figure {
  readonly work: string;
  readonly unit: 'events/s' | 'rows/s' | 'ms' | 'MB' | '×';
  readonly ours: number;
  /** The same work with nothing but what it needs; null where there is no such thing. */
  readonly raw: number | null;
  /** Null where there is none. */
  readonly target: string | null;
  readonly met: boolean | null;
}

const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));

/** Ours as a share of the raw limit; null where there is none. */
export const ratioOf = ({ ours, raw }: Figure): number | null => (raw === null ? null : ours / raw);

/** A figure that should reach a share of the raw limit. */
export function atLeast(
  share: number,
  work: string,
  unit: Figure['unit'],
  { ours, raw }: { readonly ours: number; readonly raw: number },
): Figure {
  return { work, unit, ours, raw, target: `≥ ${share} × raw`, met: ours >= share * raw };
}

/** A figure that should stay below a limit. */
export const atMost = (limit: number, work: string, unit: Figure['unit'], ours: number): Figure => ({
  ...{ work, unit, ours, raw: null },
  target: `≤ ${rounded(limit)} ${unit}`.trim(),
  met: ours <= limit,
});

/** A figure to be read beside the raw limit, without a target. */
export const beside = (
  work: string,
  unit: Figure['unit'],
  { ours, raw }: Pick<Figure, 'ours' | 'raw'>,
): Figure => ({ work, unit, ours, raw, target: null, met: null });

/** The figures for a person. */
export function asTable(figures: readonly Figure[]): string {
  return table(
    ['work', 'ours', 'raw limit', 'unit', 'ratio', 'target', 'met'],
    figures.map((figure) => [
      figure.work,
      rounded(figure.ours),
      figure.raw === null ? null : rounded(figure.raw),
      figure.unit,
      ratioOf(figure)?.toFixed(2) ?? null,
      figure.target,
      figure.met === null ? null : figure.met ? 'yes' : 'NO',
    ]),
  );
}
