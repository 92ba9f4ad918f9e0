import { RaiseAlert } from '../../contexts/alerts/index.ts';
import type { RunningServer } from '../../src/main.ts';
import { recordAsSystem } from '../support/signed-in.ts';

/** Tells a provider of an offer; answers the name of the alert. */
export async function raiseAlert(server: RunningServer, provider: string): Promise<string> {
  const condition = { kind: 'offer-made', framework: 'CSH-2025', about: 'O-told' } as const;
  const facts = { provider, area: null, subject: 'O-told', dueAt: null, through: null };
  await recordAsSystem(server, new RaiseAlert({ ...condition, ...facts, finding: 'An offer waits.' }));
  return 'CSH-2025-offer-made:O-told:1';
}
