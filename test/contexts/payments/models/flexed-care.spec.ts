import { at, k1 } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const paying = (startedAt: string, ...visits: readonly string[]) => {
  const flex = { ...k1, startedAt, visits: visits.map((each) => ({ at: each, minutes: 30 })) };
  const payment = paid('flexed-care', { flexes: [flex] }, {}, at(2000));
  expectSound(payment);
  return [pence(payment.lines), pence(payment.remarks)];
};

describe('more care for 72 elapsed hours (domain.md 1.12, B3)', () => {
  it('that begins on 24 October 2026 at 10:00 BST ends on the 27th at 09:00 GMT', () => {
    const began = '2026-10-24T10:00:00+01:00';
    expect(paying(began, '2026-10-27T09:00:00Z', '2026-10-27T09:01:00Z')).toEqual([[1000], [1000]]);
  });

  it('that begins on 27 March 2027 at 10:00 GMT ends on the 30th at 11:00 BST', () => {
    const began = '2027-03-27T10:00:00Z';
    expect(paying(began, '2027-03-30T11:00:00+01:00', '2027-03-30T11:01:00+01:00')).toEqual([[1000], [1000]]);
  });
});

it('needs a reassessment only for what goes on, at the rate of the London day', () => {
  const flex = {
    ...{ ...k1, startedAt: '2026-06-01T22:00:00Z' },
    visits: [{ at: '2026-06-01T23:30:00Z', minutes: 60 }],
  };
  const { lines, remarks } = paid('flexed-care', { flexes: [flex] }, {}, ({ day }) =>
    day === '2026-06-02' ? 2100 : null,
  );
  expect([pence(lines), lines[0]?.from, remarks]).toEqual([[2100], '2026-06-02', []]);
});

it('is refused a visit from before it began', () => {
  expect(() => paying('2026-06-02T10:00:00Z', '2026-06-02T09:00:00Z')).toThrow('a visit from before');
});
