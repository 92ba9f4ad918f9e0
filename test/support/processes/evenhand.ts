// The command line from its source: node --conditions=source --import ./from-source.ts evenhand.ts COMMAND …
import { run } from '../../../src/cli.ts';

process.exitCode = await run(process.argv.slice(2));
