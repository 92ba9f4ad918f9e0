import { paymentModels, recorded, type Payment, type RateOn } from '../../../contexts/payments/index.ts';

/** What a model pays for a record, both as somebody would write them down. */
export function paid(name: string, record: object, terms: object, rates?: RateOn): Payment {
  const model = paymentModels.find((each) => each.name === name);
  if (!model) throw new Error(`no model is named ${name}`);
  return model.pay(recorded.parse(record), terms, rates);
}

/** Pence of each line. */
export const pence = (lines: Payment['lines']) => lines.map((line) => line.pence);

/** A payment is explained, sums to its total, and is whole numbers throughout. */
export function expectSound({ lines, remarks, ...payment }: Payment): void {
  expect(payment.pence).toBe(lines.reduce((sum, line) => sum + line.pence, 0));
  expect(payment.minutes).toBe(lines.reduce((sum, line) => sum + line.minutes, 0));
  for (const line of [...lines, ...remarks]) {
    const numbers = Object.entries(line.numbers);
    expect(numbers.length).toBeGreaterThan(0);
    for (const [name, each] of [['pence', line.pence], ['minutes', line.minutes], ...numbers] as const)
      expect({ name, whole: Number.isSafeInteger(each) && !Object.is(each, -0) }).toEqual({
        name,
        whole: true,
      });
    for (const name of Object.keys(line.numbers))
      expect(name).toMatch(/(?:[pP]ence|[mM]inutes|MilliPercent|Outcomes|weeks|hours|year)$/);
    expect(line.rule).toMatch(/^[A-Z].* .*\.$/);
    expect(line.source).toMatch(/^S\d:\d/);
    expect(line.from <= line.to).toBe(true);
  }
}
