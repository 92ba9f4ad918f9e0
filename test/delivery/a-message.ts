import { type AlertMessage, alertMessage } from '../../src/delivery/told-alert.ts';
import { AlertRaised } from '../../contexts/alerts/index.ts';
import { recorded } from '../support/given.ts';

/** An alert that nobody took a referral, as the log has it. */
export const unplaced = (referral: string, more: Partial<Omit<AlertRaised, 'type'>> = {}) =>
  new AlertRaised({
    ...{ alert: `CSH-2025-referral-unplaced:${referral}:1`, kind: 'referral-unplaced', severity: 'urgent' },
    ...{ to: 'council', framework: 'CSH-2025', provider: null, area: 'A1', subject: referral, dueAt: null },
    ...{ finding: 'Every step was tried.', through: 7 },
    ...more,
  });

/** The message of the n-th alert. */
export function messageOf(n: number): AlertMessage {
  const event = unplaced(`R${n}`);
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return alertMessage(
    event,
    recorded(event, { id, pos: n, at: '2026-07-01T08:00:00.000Z' }),
    'https://evenhand.example.org',
  );
}
