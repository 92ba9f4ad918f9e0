import { SqliteEventStore } from '#event-sourcing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseSearch } from '../../src/audit-trail/search.ts';
import { isFound } from '../../src/audit-trail/terms.ts';
import { TrailIndex } from '../../src/audit-trail/trail-index.ts';
import { Trail } from '../../src/audit-trail/trail.ts';
import { County } from '../support/county.ts';
import { openLog, StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const county = new County().area('A1').referral('R1', 'A1').referral('R10', 'A1');
for (let i = 1; i <= 30; i++) {
  const facts = { referral: 'R1', provider: `P${i % 3}`, role: 'primary', offeredAt: '2026-05-04' } as const;
  county.offer(`O${i}`, { ...facts, outcome: i % 2 === 0 ? 'accepted' : 'declined' });
}
const log = openLog();
const folder = temporaryFolder();
const file = join(folder, 'trail.db');
const elsewhere = temporaryFolder();

async function record(store: SqliteEventStore, events: County['events']): Promise<void> {
  for (const { stream, ...event } of events) await store.append({ stream, expected: 'any', events: [event] });
}
/** Opens the index of the file for the work. */
async function overFile<T>(
  store: SqliteEventStore,
  work: (trail: Trail, index: TrailIndex) => Promise<T>,
): Promise<T> {
  const db = new DatabaseSync(file);
  const index = new TrailIndex(db);
  return work(new Trail(store, index), index).finally(() => db.close());
}
const everything = parseSearch('');

describe('the audit trail over a log', () => {
  beforeAll(() => record(log.store, county.events.slice(0, 40)));

  it('shows each event found once, newest first, page by page, as it stands in the log', () =>
    overFile(log.store, async (trail) => {
      const { events: all } = await log.store.readAll();
      for (const asked of [
        '',
        'type:OfferAccepted',
        'provider:p1 referral:R1',
        'declined',
        'area:A1',
        'referral:r10',
      ]) {
        const search = parseSearch(asked);
        const expected = all.filter((event) => isFound(search, event)).toReversed();
        const found = [];
        for (let before: number | null = null; ;) {
          const page = await trail.find(search, before, 4);
          expect(page.events.length).toBe(page.next === null ? page.events.length : 4);
          found.push(...page.events);
          if (page.next === null) break;
          before = page.next;
        }
        expect([asked, found]).toEqual([asked, expected]);
        expect(expected.length).toBeGreaterThan(0);
      }
    }));

  it('goes on where it stopped, and knows of what was recorded a moment ago', () =>
    overFile(log.store, async (trail, index) => {
      expect(index.through).toBe(39);
      await record(log.store, county.events.slice(40));
      const pages = await Promise.all([1, 2, 3].map(() => trail.find(everything, null, 1)));
      const last = county.events.length - 1;
      expect(pages.map(({ through, events }) => [through, events[0]?.pos])).toEqual(
        pages.map(() => [last, last]),
      );
      expect(index.count(everything)).toBe(county.events.length);
    }));

  it('is begun anew when the log is another one', async () => {
    const other = await SqliteEventStore.open({ folder: elsewhere, clock: new StoppedClock() });
    const events = new County()
      .area('A2')
      .referral('R2', 'A2')
      .events.map((event) => ({ ...event, id: event.id.replace(/^./, 'f') }));
    await record(other, events);
    await overFile(other, async (trail, index) => {
      const page = await trail.find(everything, null, 100);
      expect(page.through).toBe(events.length - 1);
      expect([page.events.length, index.count(everything)]).toEqual([events.length, events.length]);
    });
    await other.close();
  });
});
