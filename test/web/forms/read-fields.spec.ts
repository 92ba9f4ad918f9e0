import { date, minutes, reference } from '#event-sourcing';
import type { Field } from '../../../src/web/forms/field.ts';
import { readFields } from '../../../src/web/forms/read-fields.ts';
import { toMinutes } from '../../../src/web/forms/typed-values.ts';
import { toDate } from '../../../src/web/typed-dates.ts';

const shape = {
  provider: reference,
  weeklyMinutes: minutes.min(1),
  startBy: date.nullable(),
  answeredOn: date.optional(),
};
const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  kind: 'text',
  wrong: `Enter the ${name}`,
  ...more,
});
const fields = [
  field('provider'),
  field('weeklyMinutes', { read: toMinutes }),
  field('startBy', { read: toDate }),
  field('answeredOn', { read: toDate }),
];

describe('a form', () => {
  it('is read into what a command takes', () => {
    const body = { provider: ' P01 ', weeklyMinutes: '12:30', startBy: '30/6/2026', answeredOn: '1/7/2026' };
    expect(readFields(fields, shape, body)).toEqual({
      typed: { ...body, provider: 'P01' },
      values: { provider: 'P01', weeklyMinutes: 750, startBy: '2026-06-30', answeredOn: '2026-07-01' },
      problems: [],
    });
  });

  it('asks for what the command cannot do without, and for nothing else', () => {
    const { values, problems } = readFields(fields, shape, {});
    expect(values).toEqual({ startBy: null });
    expect(problems).toEqual([
      { field: 'provider', text: 'Enter the provider' },
      { field: 'weeklyMinutes', text: 'Enter the weeklyMinutes' },
    ]);
  });

  it('says which field means nothing, and keeps what was typed', () => {
    const body = { provider: '<P01>', weeklyMinutes: '0', startBy: '30/2/2026', answeredOn: 'soon' };
    const { typed, values, problems } = readFields(fields, shape, body);
    expect(typed).toEqual(body);
    expect(values).toEqual({});
    expect(problems.map((problem) => problem.field)).toEqual(Object.keys(body));
  });
});
