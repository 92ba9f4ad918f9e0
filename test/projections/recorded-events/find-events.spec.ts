import { FindEvents, type EventPage } from '../../../projections/recorded-events/index.ts';
import { County } from '../../support/county.ts';
import { openCountyApi } from '../../support/county-api.ts';

const county = new County().area('A1').referral('R1', 'A1').referral('R10', 'A1');
for (let i = 1; i <= 6; i++) {
  const facts = { referral: 'R1', provider: 'P1', role: 'primary', offeredAt: '2026-05-04' } as const;
  county.offer(`O${i}`, { ...facts, outcome: i % 2 === 0 ? 'accepted' : 'declined' });
}
const api = openCountyApi(county);

/** The positions of every page, one list each. */
async function pages(question: ConstructorParameters<typeof FindEvents>[0]): Promise<readonly number[][]> {
  const found: number[][] = [];
  for (let after: number | null | undefined = question.after as number | undefined; ;) {
    const page: EventPage = await api.queries.execute(
      new FindEvents({ ...question, ...(typeof after === 'number' ? { after } : {}) }),
    );
    found.push(page.events.map(({ pos }) => pos));
    after = page.next;
    if (after === null) return found;
  }
}
const positions = (wanted: (event: County['events'][number]) => boolean) =>
  county.events.filter((event) => wanted(event)).map(({ pos }) => pos);

describe('the events of the log', () => {
  it('come in order, page by page, each once', async () => {
    const found = await pages({ limit: 4 });
    expect(found.map((page) => page.length)).toEqual([4, 4, 4, 4, 1]);
    expect(found.flat()).toEqual(positions(() => true));
    expect(await pages({})).toHaveLength(1);
  });

  it('end with a full page when there is no more', async () => {
    expect((await pages({ limit: 17 })).map((page) => page.length)).toEqual([17]);
  });

  it('can be those of one stream, and of no other that begins like it', async () => {
    const found = await pages({ stream: 'referral-CSH-2025-R1', limit: 5 });
    expect(found.flat()).toEqual(positions(({ stream }) => stream === 'referral-CSH-2025-R1'));
    expect(found.map((page) => page.length)).toEqual([5, 5, 3]);
    expect(await pages({ stream: 'referral-CSH-2025-R2' })).toEqual([[]]);
  });

  it('can be those of some types, in one stream or all', async () => {
    const type = ['OfferAccepted', 'ReferralReceived'];
    expect((await pages({ type, limit: 2 })).flat()).toEqual(positions((event) => type.includes(event.type)));
    expect((await pages({ type: 'OfferDeclined', stream: 'referral-CSH-2025-R1' })).flat()).toEqual(
      positions((event) => event.type === 'OfferDeclined'),
    );
    expect(await pages({ type: 'NoSuchEvent' })).toEqual([[]]);
  });

  it('can begin after a position', async () => {
    expect((await pages({ after: 10 })).flat()).toEqual(positions(({ pos }) => pos > 10));
    expect(await pages({ after: 1_000_000 })).toEqual([[]]);
  });
});
