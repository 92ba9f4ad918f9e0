import { Principal } from '#access';
import { EventStore, originOf, toNewEvents } from '#event-sourcing';
import type { RunningServer } from '../../src/main.ts';
import { proposed } from '../contexts/prices/uplifts/uplift-county.ts';

/** Records an uplift that waits for a decision, so that each page of it has something to show; its reference. */
export async function recordUplift({ app }: Pick<RunningServer, 'app'>): Promise<string> {
  const of = { framework: 'CSH-2025', uplift: 'U-2026' };
  const stream = `uplifts-${of.framework}`;
  const events = toNewEvents(stream, [proposed(of)], originOf(Principal.operator()));
  await app.get(EventStore).append({ stream, expected: 'any', events });
  return of.uplift;
}
