import { Principal } from '#access';
import { EventStore, originOf, toNewEvents } from '#event-sourcing';
import { PriceVariationRequested } from '../../contexts/prices/index.ts';
import type { RunningServer } from '../../src/main.ts';

/** Records that a provider asks for another rate, so that each page of it has something to show; its reference. */
export async function recordVariation(
  { app }: Pick<RunningServer, 'app'>,
  area: string,
  provider: string,
): Promise<string> {
  const of = { framework: 'CSH-2025', variation: 'V-2026' };
  const stream = `variations-${of.framework}`;
  const asked = new PriceVariationRequested({
    ...{ ...of, provider, service: 'home-care', band: 'standard', askedPence: 2500 },
    ...{
      effectiveFrom: '2026-09-01',
      clause: 'Clause 14.3',
      evidence: 'Accounts of 2025',
      askedBy: 'provider',
    },
    ...{ requestedAt: '2026-06-01T11:00:00.000Z', requestedBy: 'u-1' },
    rates: [{ area, hourlyPence: 2400, effectiveFrom: '2026-01-05' }],
  });
  const events = toNewEvents(stream, [asked], originOf(Principal.operator()));
  await app.get(EventStore).append({ stream, expected: 'any', events });
  return of.variation;
}
