import { Aggregates, Clock, originOf, SqliteEventStore, withOrigin, type Instant } from '#event-sourcing';
import { temporaryFolder } from './temporary-folder.ts';

/** A clock that stands still. */
export class StoppedClock extends Clock {
  constructor(private readonly instant: Instant = '2026-07-01T08:00:00.000Z') {
    super();
  }

  now(): Instant {
    return this.instant;
  }
}

const author = { kind: 'user', id: 'a-test', role: 'contract-manager' } as const;

/** Does the work as somebody, so that it may record. */
export const asSomebody = <T>(work: () => T): T => withOrigin(originOf(author), work);

/** A new log in a folder of its own, for one specification file. */
export function openLog(clock: Clock = new StoppedClock()) {
  const folder = temporaryFolder();
  const log = {} as { store: SqliteEventStore; aggregates: Aggregates };
  beforeAll(async () => {
    log.store = await SqliteEventStore.open({ folder, clock });
    log.aggregates = new Aggregates(log.store, clock);
  });
  afterAll(() => log.store.close());
  return log;
}
