// A server whose questions fail with an error that repeats all that it was asked, in every field an error has:
// node --conditions=source --import ./from-source.ts betraying.ts FOLDER LEVEL
import { Principal } from '#access';
import { QueryBus } from '@nestjs/cqrs';
import { createApp } from '../../../src/main.ts';

const [folder = '', logLevel = 'debug'] = process.argv.slice(2);
const server = await createApp({
  folder,
  port: 0,
  themeColour: '#12436D',
  logLevel,
  everybody: () => Principal.operator(),
});
server.app.get(QueryBus).execute = async (question: unknown) => {
  const words = JSON.stringify(question);
  const error = Object.assign(new Error(words, { cause: words }), { code: words, name: words, question });
  throw error;
};
process.stderr.write(`Evenhand serves ${server.url}\n`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
