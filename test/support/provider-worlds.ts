import { Clock, type RecordedEvent } from '#event-sourcing';
import { PriceVariationRefused, PriceVariationRequested } from '../../contexts/prices/index.ts';
import { openForWriting } from '../../src/data-folder.ts';
import { County } from './county.ts';

/** Each world has a word of its own in everything that belongs to its provider, and a rate that nobody else has. */
export interface World {
  readonly word: string;
  readonly provider: string;
  readonly pence: number;
  readonly credentials: Readonly<Record<string, string>>[];
}

export const world = (word: string, pence: number): World => ({
  ...{ word, pence, provider: `P-${word}`, credentials: [] },
});

export class SetClock extends Clock {
  instant = '2026-06-20T12:00:00.000Z';
  now() {
    return this.instant;
  }
}

type One = Pick<World, 'word' | 'provider' | 'pence'>;

/** What is of one provider; `order` keeps the two apart in time, so that each is asked first once. */
function own(county: County, { word, provider, pence }: One, other: One, order: number) {
  const day = (n: number) => `2026-06-0${n}T1${order}:00`;
  const at = (n: number) => `${day(n)}:00Z`;
  const reason = `REASON_${word.toUpperCase()}`;
  const safe = { provider, role: 'primary' as const };
  const offer = (
    reference: string,
    referral: string,
    n: number,
    outcome: 'accepted' | 'declined' | 'lapsed',
  ) => county.offer(`O-${word}-${reference}`, { ...safe, referral, outcome, offeredAt: at(n), reason });
  county
    .suspension(provider, '2025-02-01', '2025-02-03', reason)
    .rate(provider, 'A1', pence, '2025-01-06', `band-${word}`)
    .referral(`R-${word}`, 'A1', { raisedAt: at(1) });
  offer('1', `R-${word}`, 1, 'declined');
  offer('2', 'R-both', 2, 'lapsed');
  offer('3', 'R-both', 3, 'accepted');
  county
    .skip('R-both', 'secondary', provider, at(2), `SKIP_${word.toUpperCase()}`)
    .exemption({
      ...{ offer: `O-${word}-1`, referral: `R-${word}`, requestedAt: at(2), requestedBy: `staff-${word}` },
      ...{ decision: 'validated', decidedBy: `judge-${word}` },
    })
    .package(`K-${word}-1`, { referral: 'R-both', provider, offer: `O-${word}-3`, placedAt: at(3) })
    .package(`K-${word}-2`, { referral: `R-${word}`, provider, placedAt: at(4) })
    // A package that names an offer of the other provider's: a mistake of the record.
    .package(`K-${word}-3`, { referral: 'R-both', provider, offer: `O-${other.word}-3`, placedAt: at(4) });
}

/** A variation of its rate that a provider asked for, and why it was refused. */
function variation(county: County, { word, provider, pence }: One) {
  const of = { framework: county.framework, variation: `V-${word}` };
  const rates = [{ area: 'A1', hourlyPence: pence, effectiveFrom: '2025-01-06' }];
  const asked = { ...of, provider, service: 'home-care' as const, band: `band-${word}`, rates };
  const [requestedAt, refusedAt] = ['2026-06-02T09:00:00.000Z', '2026-06-03T09:00:00.000Z'];
  county
    .record(
      `variations-${county.framework}`,
      new PriceVariationRequested({
        ...{ ...asked, askedPence: pence + 1, effectiveFrom: '2026-07-01', clause: `Clause ${word}` },
        ...{ evidence: `Sheet ${word}`, askedBy: 'provider', requestedAt, requestedBy: `staff-${word}` },
      }),
    )
    .record(
      `variations-${county.framework}`,
      new PriceVariationRefused({ ...of, reason: `As ${word}`, refusedAt, refusedBy: `judge-${word}` }),
    );
}

/** Later the record of one offer of each is corrected to be the other's, with its reason. */
const swapped = (county: County, { word }: One, other: One, order: number) =>
  county
    .offer(`O-swap-${order}`, {
      ...{ referral: 'R-both', provider: `P-${word}`, role: 'primary', outcome: 'declined' },
      ...{ offeredAt: `2026-06-05T1${order}:00:00Z`, reason: `OLD_${word.toUpperCase()}` },
    })
    .correctOffer(`O-swap-${order}`, {
      ...{ referral: 'R-both', provider: other.provider, role: 'primary', outcome: 'declined' },
      ...{ offeredAt: `2026-06-05T1${order}:00:00Z`, reason: `NEW_${other.word.toUpperCase()}` },
    });

/** Records two providers that mirror each other, in one framework and one area. */
export async function recordWorlds(folder: string, clock: SetClock, [one, two]: readonly [One, One]) {
  const county = new County('CSH-2025', { acceptance: { minimumSample: 1, graceDays: 0 } })
    .area('A1')
    .area('A2');
  for (const { provider } of [one, two]) county.provider(provider).position('A1', 'primary', provider);
  county.referral('R-both', 'A1', { raisedAt: '2026-06-01' });
  own(county, one, two, 1);
  own(county, two, one, 2);
  variation(county, one);
  variation(county, two);
  const first = county.events.length;
  swapped(county, one, two, 1);
  swapped(county, two, one, 2);
  await recordIn(folder, clock, county.events.slice(0, first));
  clock.instant = '2026-06-30T12:00:00.000Z';
  await recordIn(folder, clock, county.events.slice(first));
}

/** Records what happened in a data folder, at the instant of the clock. */
export async function recordIn(folder: string, clock: Clock, happened: readonly RecordedEvent[]) {
  const data = await openForWriting(folder, clock);
  for (const { stream, id, type, tv, data: facts, occurred, by, corr, cause } of happened) {
    const events = [{ id, type, tv, data: facts, occurred, by, corr, cause }];
    await data.store.append({ stream, expected: 'any', events });
  }
  await data.close();
}
