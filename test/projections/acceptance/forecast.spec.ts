import { addDays } from '#event-sourcing';
import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { forecast } from '../../../projections/acceptance/forecast.ts';
import { statusOf } from '../../../projections/acceptance/status.ts';
import fc from '../../support/fast-check.ts';

const policy = defaultPolicy.acceptance;
const asOf = '2026-06-30';
const begun = '2025-01-06';
const on = (decidedOn: string, ...accepted: boolean[]) =>
  accepted.map((each) => ({ decidedOn, accepted: each }));
const many = (number: number, accepted: boolean) => Array.from({ length: number }, () => accepted);

describe('the forecast', () => {
  it('says on which day acceptances leave, and the position is below', () => {
    // 12 of 16 is exactly 75 per cent; four acceptances leave on the 84th day after they were made.
    const answers = [
      ...on('2026-04-20', ...many(4, true)),
      ...on('2026-06-01', ...many(8, true), ...many(4, false)),
    ];
    expect(forecast('breach', policy, asOf, begun, answers)).toEqual({
      ...{ on: '2026-07-13', status: 'below', accepted: 8, counted: 12, percent: 66.6 },
    });
    expect(addDays('2026-04-20', 84)).toBe('2026-07-13');
  });

  it('says on which day declines leave, and the minimum is met again', () => {
    const answers = [...on('2026-04-08', ...many(4, false)), ...on('2026-06-01', ...many(6, true))];
    expect(forecast('breach', policy, asOf, begun, answers)).toMatchObject({
      ...{ on: '2026-07-01', status: 'met', accepted: 6, counted: 6, percent: 100 },
    });
  });

  it('says when too few are left, and when the mobilisation ends', () => {
    const few = [...on('2026-04-10', true), ...on('2026-06-01', ...many(4, true))];
    expect(forecast('breach', policy, asOf, begun, few)).toMatchObject({
      on: '2026-07-03',
      status: 'insufficient',
    });
    const declined = on('2026-06-29', ...many(6, false));
    expect(forecast('breach', policy, asOf, '2026-05-01', declined)).toMatchObject({
      ...{ on: '2026-07-24', status: 'below', counted: 6 },
    });
  });

  it('is none where nothing is counted, or nothing judged', () => {
    expect(forecast('breach', policy, asOf, begun, [])).toBeNull();
    expect(forecast('monitor', policy, asOf, begun, on('2026-06-01', true))).toBeNull();
  });

  it('is the first day that has another status, by recounting every day', () => {
    const answer = fc.record({
      decidedOn: fc.integer({ min: 0, max: 83 }).map((days) => addDays(asOf, -days)),
      accepted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const statusOn = (day: string) => {
          const left = answers.filter(({ decidedOn }) => decidedOn > addDays(day, -84));
          const share = { accepted: left.filter(({ accepted }) => accepted).length, counted: left.length };
          return { status: statusOf('breach', policy, day, begun, share), ...share };
        };
        const days = Array.from({ length: 120 }, (_, i) => addDays(asOf, i + 1));
        const first = days.find((day) => statusOn(day).status !== statusOn(asOf).status);
        const found = forecast('breach', policy, asOf, begun, answers);
        expect(found?.on).toBe(first);
        expect(found ?? {}).toMatchObject(first === undefined ? {} : statusOn(first));
      }),
    );
  });
});
