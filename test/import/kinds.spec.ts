import { foldInMemory, type DomainEvent, type EventClass, type RecordedEvent } from '#event-sourcing';
import { defaultPolicy } from '../../contexts/agreement/index.ts';
import fc from '../support/fast-check.ts';
import { allKinds, kinds } from '../../src/import/kinds/index.ts';
import { anyFacts } from './any-facts.ts';
import type { AnyKind, Facts, Past, Setting } from '../../src/import/kind.ts';
import { OnRecord } from '../../src/import/on-record.ts';
import { folded } from './data-folder.ts';

const setting: Setting = {
  ...{ framework: 'HC-1', startsOn: '2025-01-06', regime: 'PSR', policyOn: () => defaultPolicy },
  ...{ referralOf: () => 'R1', methodOf: () => 'lowest-over-price' },
};
const established = {
  type: 'FrameworkEstablished',
  data: {
    framework: 'HC-1',
    title: 'Home care',
    authority: 'A council',
    regime: 'PSR',
    startsOn: '2025-01-06',
    endsOn: '2031-01-05',
  },
};

const received = kinds.referrals.past(
  {
    referral: 'R1',
    area: 'A1',
    raisedAt: '2025-01-06T09:00:00.000Z',
    weeklyMinutes: 60,
    carers: 1,
    rural: false,
    timeSlot: 'daytime',
    urgency: 'standard',
    startBy: null,
  },
  setting,
);
const offered = kinds.offers.past(
  {
    offer: 'O1',
    referral: 'R1',
    provider: 'P1',
    role: 'primary',
    offeredAt: '2025-01-06T09:00:00.000Z',
    deadline: '2025-01-06T09:00:00.000Z',
    outcome: 'pending',
    decidedAt: null,
    reason: null,
  },
  setting,
);

const versionOf = (event: DomainEvent): number => (event.constructor as unknown as EventClass).version;

/** The facts on record after these events. */
function recorded(kind: AnyKind, row: Facts, pasts: readonly Pick<Past, 'events'>[]) {
  const events = pasts.flatMap(({ events }) =>
    events.map(({ event }) => ({ type: event.type, tv: versionOf(event), data: { ...event } })),
  );
  const log = [established, ...events].map(
    (event, rev) => ({ rev, tv: 1, by: { kind: 'import' }, ...event }) as unknown as RecordedEvent,
  );
  const found = kind.recorded(row, new OnRecord(foldInMemory(folded, log), 'HC-1'));
  return found && Object.fromEntries(Object.keys(kind.columns).map((field) => [field, found[field]]));
}

/** What a row of the kind cannot be without. */
const before = ({ name }: AnyKind) =>
  name === 'referrals' ? [] : name === 'exemptions' ? [received, offered] : [received];

describe.each(allKinds.map((kind) => [kind.name, kind] as const))('a row of %s', (name, kind) => {
  it('is on record as it was in the file', () => {
    fc.assert(
      fc.property(anyFacts[name] as fc.Arbitrary<Facts>, (row) => {
        const past = kind.past(row, setting);
        expect(past.events.every(({ occurred }) => /^\d{4}-.*Z$/.test(occurred))).toBe(true);
        expect(recorded(kind, row, [...before(kind), past])).toEqual(row);
      }),
      { numRuns: 40 },
    );
  });

  it('is on record as it was corrected', () => {
    const two = fc.tuple(anyFacts[name] as fc.Arbitrary<Facts>, anyFacts[name] as fc.Arbitrary<Facts>);
    fc.assert(
      fc.property(two, ([row, other]) => {
        const corrected: Facts = {
          ...other,
          ...Object.fromEntries(kind.key.map((field) => [field, row[field]!])),
        };
        const past = kind.past(row, setting);
        const correction = kind.correction(corrected, setting);
        expect(correction.stream).toBe(past.stream);
        const all = [...before(kind), past, { events: [{ event: correction.event, occurred: '' }] }];
        expect(recorded(kind, corrected, all)).toEqual(corrected);
      }),
      { numRuns: 40 },
    );
  });
});
