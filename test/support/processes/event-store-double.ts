// Runs the double in a process of its own until its input ends, and prints how to reach it: node event-store-double.ts
import { EventStoreDouble } from '../event-store-double/index.ts';

const double = await EventStoreDouble.start();
process.stdout.write(`${double.connectionString}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
