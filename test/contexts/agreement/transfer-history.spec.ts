import { framework } from '../../../contexts/agreement/framework.ts';
import { TransferHistory, transferHistory } from '../../../contexts/agreement/transfer-history.ts';
import { given } from '../../support/given.ts';
import { adopted, area, established, position, transferFacts, transferred } from './events.ts';

const transfer = (from: string, to: string, on = '2026-07-01', more: object = {}) =>
  transferHistory(new TransferHistory({ ...transferFacts(from, to, on), ...more }));
const succeeded = [
  established,
  adopted(),
  area('A01'),
  position('A01', 'primary', 'P01', '2025-01-06', '2026-07-01'),
  position('A01', 'primary', 'P40', '2026-07-01'),
] as const;

describe('transferring a history', () => {
  it('is for a position, from a day on, with its evidence', () => {
    given(framework, ...succeeded)
      .when(transfer('P01', 'P40'))
      .thenRecords(transferred('P01', 'P40', '2026-07-01'));
  });

  it('records nothing when it is on record', () => {
    given(framework, ...succeeded, transferred('P01', 'P40', '2026-07-01'))
      .when(transfer('P01', 'P40'))
      .thenRecordsNothing();
  });

  it('is refused from another day, or on other evidence, when it is on record', () => {
    const done = given(framework, ...succeeded, transferred('P01', 'P40', '2026-07-01'));
    done.when(transfer('P01', 'P40', '2026-08-01')).thenRejected('history-transferred');
    done
      .when(transfer('P01', 'P40', '2026-07-01', { evidence: 'Letter' }))
      .thenRejected('history-transferred');
  });

  it('is refused where somebody never held the position, or not on that day', () => {
    const open = given(framework, ...succeeded);
    open.when(transfer('P02', 'P40')).thenRejected('position-unknown');
    open.when(transfer('P01', 'P40', '2026-07-01', { role: 'secondary' })).thenRejected('position-unknown');
    open.when(transfer('P40', 'P01', '2026-07-01')).thenRejected('position-unknown');
    open.when(transfer('P01', 'P02')).thenRejected('successor-without-position');
    open.when(transfer('P01', 'P40', '2026-06-30')).thenRejected('successor-without-position');
  });

  it('is refused to itself, and without a framework', () => {
    given(framework, ...succeeded)
      .when(transfer('P40', 'P40'))
      .thenRejected('history-is-its-own');
    given(framework).when(transfer('P01', 'P40')).thenRejected('framework-unknown');
  });
});
