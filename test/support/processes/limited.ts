// A server with limits of its own: node --conditions=source --import ./from-source.ts limited.ts FOLDER LIMITS
import { Principal } from '#access';
import { createApp } from '../../../src/main.ts';

const [folder = '', limits = '{}'] = process.argv.slice(2);
const options = {
  folder,
  port: 0,
  metricsPort: 0,
  themeColour: '#12436D',
  everybody: () => Principal.operator(),
  limits: JSON.parse(limits),
};
const server = await createApp(options);
process.stderr.write(`Evenhand serves ${server.url} and ${server.metricsUrl}\n`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
