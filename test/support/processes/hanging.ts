// The command line from its source, with policies that never close:
// node --conditions=source --import ./from-source.ts hanging.ts COMMAND …
import { Policies } from '#event-sourcing';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../../../src/cli.ts';

Policies.prototype.close = () => wait(1_000_000);

process.exitCode = await run(process.argv.slice(2));
