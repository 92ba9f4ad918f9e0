// Copies a log into another one until it is killed. Runs as a process of its own: node copying.ts SOURCE TARGET
import { copyLog } from '../../../src/event-sourcing/copy-log.ts';
import { SqliteEventStore } from '../../../src/event-sourcing/sqlite-event-store.ts';

const [from = '', to = ''] = process.argv.slice(2);
const source = await SqliteEventStore.open({ folder: from, readOnly: true });
const target = await SqliteEventStore.open({ folder: to, headsEvery: 5 });
await copyLog(source, target, (step, events) => process.stdout.write(`${step} ${events}\n`));
await target.close();
await source.close();
