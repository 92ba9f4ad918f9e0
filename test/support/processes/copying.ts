// Copies an embedded log until it is done, or came to the step at which it is killed.
// Runs as a process of its own: node copying.ts SOURCE TARGET STEP
// TARGET is a folder, or esdb://…; STEP is `copied 500` or `proved 100`.
import { copyLog } from '../../../src/event-sourcing/copy-log.ts';
import { EventStoreDbEventStore } from '../../../src/event-sourcing/eventstoredb-event-store.ts';
import { SqliteEventStore } from '../../../src/event-sourcing/sqlite-event-store.ts';

const [from = '', to = '', last = ''] = process.argv.slice(2);
const source = await SqliteEventStore.open({ folder: from, readOnly: true });
const target = to.startsWith('esdb://')
  ? await EventStoreDbEventStore.open({ connection: to, prefix: 'evenhand-' })
  : await SqliteEventStore.open({ folder: to, headsEvery: 5 });
await copyLog(source, target, (step, events) => {
  if (`${step} ${events}` === last) process.kill(process.pid, 'SIGKILL');
});
await target.close();
await source.close();
