import { CountRefusals, countRefusals } from '../../../contexts/accounts/count-refusals.ts';
import { AccessRefused } from '../../../contexts/accounts/refusal.events.ts';
import { refusals } from '../../../contexts/accounts/refusals.ts';
import { given } from '../../support/given.ts';
import { user } from './events.ts';

const minute = '2026-07-01T08:00:00.000Z';
const some = [
  { kind: 'sign-in', user, count: 12 },
  { kind: 'csrf', user: null, count: 1 },
] as const;
const recorded = some.map((each) => new AccessRefused({ minute, ...each }));

describe('counting refusals', () => {
  it('records one event for each kind and account, also in a minute that was counted elsewhere', () => {
    const count = countRefusals(new CountRefusals({ minute, refusals: [...some] }));
    given(refusals)
      .when(count)
      .thenRecords(...recorded);
    given(refusals, ...recorded)
      .when(count)
      .thenRecords(...recorded);
  });

  it.each([0, 51])('takes no %i at a time, so that nobody can make the log grow', (length) => {
    const list = Array.from({ length }, () => some[0]);
    expect(() => new CountRefusals({ minute, refusals: list })).toThrow(/refusals/);
  });
});
