import type { LocalDate } from '#event-sourcing';
import type { z } from 'zod';
import type { Explanation, Payment } from './explained.ts';
import { NotPayable } from './not-payable.ts';
import { sumOf } from './ratio.ts';
import type { Part, Recorded, Rows } from './recorded.ts';

/** The pence an hour in force on a day; null: none is. */
export type RateOn = (of: {
  readonly provider: string;
  readonly area: string;
  readonly service: string;
  readonly band: string;
  readonly day: LocalDate;
}) => number | null;

interface Definition<Terms extends z.ZodType, Reads extends Part> {
  /** How it is asked for: `gain-share`. */
  readonly name: string;
  /** The rule in one sentence. */
  readonly rule: string;
  readonly source: string;
  /** What a council agrees with a provider, and may change. */
  readonly terms: Terms;
  readonly reads: readonly Reads[];
  /** Pure and exact: the same lines for the same record, in the order of the record. */
  explain(recorded: Pick<Rows, Reads>, terms: z.output<Terms>, rates: RateOn): Explanation;
}

/** A way to pay: any of them can be asked what it would have paid for the same record. */
export interface PaymentModel extends Pick<
  Definition<z.ZodType, Part>,
  'name' | 'rule' | 'source' | 'terms' | 'reads'
> {
  /**
   * @throws ZodError that names each of the terms which cannot be
   * @throws NotPayable when a part that it reads was not recorded, or no rate is in force
   */
  readonly pay: (recorded: Recorded, terms: unknown, rates?: RateOn) => Payment;
}

const hasAll = <Reads extends Part>(
  recorded: Recorded,
  reads: readonly Reads[],
): recorded is Recorded & Pick<Rows, Reads> => reads.every((part) => recorded[part] !== undefined);

export const paymentModel = <Terms extends z.ZodType, Reads extends Part>(
  model: Definition<Terms, Reads>,
): PaymentModel => ({
  ...model,
  pay(recorded, terms, rates = () => null) {
    const { name, reads } = model;
    if (!hasAll(recorded, reads))
      throw new NotPayable(
        `The model ${name} reads ${reads.join(' and ')}: record them first, if only as none.`,
      );
    const { lines, remarks } = model.explain(recorded, model.terms.parse(terms), rates);
    const total = (of: 'pence' | 'minutes') => sumOf(lines.map((line) => line[of]));
    return { model: name, lines, remarks, pence: total('pence'), minutes: total('minutes') };
  },
});
