import { AdoptPolicy, adoptPolicy } from '../../../contexts/agreement/adopt-policy.ts';
import { framework } from '../../../contexts/agreement/framework.ts';
import { given } from '../../support/given.ts';
import { adopted, established, terms } from './events.ts';

const adopt = (policy: object, effectiveFrom = '2026-04-01') =>
  adoptPolicy(
    new AdoptPolicy({ framework: terms.framework, effectiveFrom, policy, reason: 'Cabinet decision 12' }),
  );
const stricter = { acceptance: { minimumPercent: 80 } };
const second = { version: 2, effectiveFrom: '2026-04-01' };

describe('adopting a policy', () => {
  it('is a new version, whole, with its reason', () => {
    given(framework, established, adopted()).when(adopt(stricter)).thenRecords(adopted(stricter, second));
  });

  it('changes the latest version, not the defaults', () => {
    given(framework, established, adopted(), adopted(stricter, second))
      .when(adopt({ awardLimits: { 1: { primary: 2 } } }, '2026-05-01'))
      .thenRecords(
        adopted(
          { ...stricter, awardLimits: { 1: { primary: 2 } } },
          { version: 3, effectiveFrom: '2026-05-01' },
        ),
      );
  });

  it('records nothing when nothing would change', () => {
    given(framework, established, adopted(), adopted(stricter, second))
      .when(adopt(stricter))
      .thenRecordsNothing();
    given(framework, established, adopted()).when(adopt({})).thenRecordsNothing();
  });

  it('is refused before the latest version takes effect, whatever order they were recorded in', () => {
    given(framework, established, adopted(stricter, second), adopted())
      .when(adopt({ acceptance: { windowDays: 28 } }, '2026-03-31'))
      .thenRejected('policy-backdated');
    given(framework, established, adopted())
      .when(adopt(stricter, '2025-01-05'))
      .thenRejected('policy-backdated');
  });

  it('is refused when a step would be half described', () => {
    given(framework, established, adopted())
      .when(adopt({ withinStep: { primary: { invite: 'one' } } }))
      .thenRejected('policy-incomplete');
  });

  it('is refused when no deadline would ever come', () => {
    given(framework, established, adopted())
      .when(adopt({ deadline: { workingDay: ['17:00', '09:00'] } }))
      .thenRejected('working-day-empty');
  });

  it('is refused without a framework', () => {
    given(framework).when(adopt(stricter)).thenRejected('framework-unknown');
  });
});
