import type { LocalDate } from '#event-sourcing';

/** An amount, and everything that it follows from. */
export interface ExplainedLine {
  readonly provider: string;
  /** null: all of the provider's. */
  readonly area: string | null;
  /** null: not for one package. */
  readonly package: string | null;
  /** Europe/London dates, both inclusive. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Below nothing: taken back. */
  readonly pence: number;
  /** The delivered minutes that it pays for: no delivered minute is in two lines. 0: it pays for something else. */
  readonly minutes: number;
  /** In words, for whoever reads the statement. */
  readonly rule: string;
  /** What the rule was applied to: whole numbers, the unit at the end of each name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Where the rule is from: `S2:254-262`. */
  readonly source: string;
}

/** What a model makes of a record. */
export interface Explanation {
  /** What is paid. */
  readonly lines: readonly ExplainedLine[];
  /** What the rule says of money or time without paying it: for discussion, void, withheld, waiting. */
  readonly remarks: readonly ExplainedLine[];
}

export interface Payment extends Explanation {
  /** The name of the model. */
  readonly model: string;
  /** The sum of the lines. */
  readonly pence: number;
  /** The sum of the lines: delivered minutes paid for. */
  readonly minutes: number;
}

/** How a line is explained: a model writes each of its rules down once. */
export const rule = (words: string, source: string) => ({ rule: words, source });
