import type { RecordedEvent } from '#event-sourcing';
import { DatabaseSync } from 'node:sqlite';
import { parseSearch } from '../../src/audit-trail/search.ts';
import { isFound } from '../../src/audit-trail/terms.ts';
import { TrailIndex } from '../../src/audit-trail/trail-index.ts';
import fc from '../support/fast-check.ts';

const base = Date.parse('2026-03-27T22:00:00Z');
const reference = fc.constantFrom('P1', 'P10', 'Ärzte Süd', 'a_b', 'a:b', 'R-1');
const text = fc.constantFrom('double-handed care', 'late O’Neill', 'Café', 'cafe', 'offer accepted', '_5f');
const facts = fc.record({
  type: fc.constantFrom('OfferMade', 'OfferAccepted', 'ReferralReceived'),
  role: fc.constantFrom('broker', 'provider', 'system'),
  data: fc.record({
    provider: reference,
    held: fc.array(fc.record({ area: reference })),
    note: text,
    minutes: fc.nat(3),
  }),
  /** Hours since the event before it: the clock goes forward on the second day. */
  after: fc.nat(9),
});
const part = fc.oneof(
  reference.map((value) => `provider:"${value}"`),
  reference.map((value) => `area:"${value}"`),
  text.map((words) => `"${words}"`),
  fc.constantFrom(
    'type:offeraccepted',
    'type:OfferMade',
    'by:broker',
    'by:user',
    'stream:referral-3',
    'offer',
    '2',
  ),
  fc.constantFrom('from:2026-03-28', 'to:2026-03-29', 'from:2026-03-30', 'to:2026-03-27'),
);
const searched = fc.uniqueArray(part, { maxLength: 4 }).filter((parts) => {
  try {
    parseSearch(parts.join(' '));
    return true;
  } catch {
    return false;
  }
});

function logOf(
  all: readonly (typeof facts extends fc.Arbitrary<infer T> ? T : never)[],
): readonly RecordedEvent[] {
  let hours = 0;
  return all.map(({ type, role, data, after }, pos) => {
    hours += after;
    const at = new Date(base + hours * 3_600_000).toISOString();
    const by = { kind: role === 'system' ? 'system' : 'user', id: `U${pos % 3}`, role } as const;
    const own = {
      id: `00000000-0000-4000-8000-${String(pos).padStart(12, '0')}`,
      stream: `referral-${pos % 5}`,
    };
    return {
      v: 1,
      tv: 1,
      type,
      ...own,
      rev: pos,
      pos,
      at,
      occurred: at,
      by,
      corr: own.id,
      cause: 'test',
      data,
    };
  });
}

describe('the index of the audit trail', () => {
  it('finds exactly what reading every event finds, newest first, page by page', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 40 }),
        searched,
        fc.integer({ min: 1, max: 7 }),
        (all, parts, size) => {
          const log = logOf(all);
          const db = new DatabaseSync(':memory:');
          const index = new TrailIndex(db);
          const search = parseSearch(parts.join(' '));
          for (let from = 0; from < log.length; from += 7)
            index.take(log.slice(Math.max(0, from - 2), from + 7));
          const expected = log
            .filter((event) => isFound(search, event))
            .map(({ pos }) => pos)
            .toReversed();
          const paged: number[] = [];
          for (let before: number | null = null; ; before = paged.at(-1) ?? null) {
            const page = index.find(search, before, size);
            paged.push(...page);
            if (page.length < size) break;
          }
          expect(paged).toEqual(expected);
          expect(index.count(search)).toBe(expected.length);
          found += parts.length > 0 ? expected.length : 0;
          db.close();
        },
      ),
    );
    expect(found).toBeGreaterThan(50);
  });

  it('knows how far it has come, and takes in all of a page or nothing', () => {
    const log = logOf([...fc.sample(facts, { numRuns: 3, seed: 1 })]);
    const index = new TrailIndex(new DatabaseSync(':memory:'));
    expect(index.through).toBe(-1);
    const broken = { ...log[1], by: undefined } as unknown as RecordedEvent;
    expect(() => index.take([log[0]!, broken])).toThrow(TypeError);
    expect(index.through).toBe(-1);
    index.take(log);
    index.take(log);
    expect([index.through, index.count(parseSearch(''))]).toEqual([2, 3]);
  });
});
