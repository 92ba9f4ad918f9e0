import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Principal } from '#access';
import { EventStore, originOf, withOrigin } from '#event-sourcing';
import { HeldUploads } from '../../../src/import/uploads/held-uploads.ts';
import { ImportUpload } from '../../../src/import/uploads/import-upload.ts';
import { createApp } from '../../../src/main.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { smallCounty } from '../small-county.ts';

const folder = temporaryFolder();
const start = () => createApp({ folder, port: 0, themeColour: '#12436d' });
type Server = Awaited<ReturnType<typeof start>>;

async function upload({ app }: Server, files: Readonly<Record<string, string | Buffer>>) {
  const held = await app.get(HeldUploads).hold('u-1');
  for (const [name, content] of Object.entries(files))
    await held.keep(name, Readable.from([Buffer.from(content)]));
  return held;
}

const asOperator = <T>(work: () => Promise<T>) => withOrigin(originOf(Principal.operator()), work);
const lastOf = ({ app }: Server) => app.get(EventStore).last();

it('a server that stops in the middle of an import has recorded nothing of it, and imports it the next time', async () => {
  let server = await start();
  const county = await upload(server, smallCounty);
  await asOperator(() => server.app.get(ImportUpload).run(county, false));
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `Q${i},A01,2025-06-03T10:30:00+01:00,14,1,0,daytime,standard,`,
  );
  const header = 'referral,area,raised_at,weekly_hours,carers,rural,time_slot,urgency,start_by';
  const files = { 'referrals.csv': [header, ...rows].join('\n') };
  const long = await upload(server, files);
  const before = await lastOf(server);
  const { app } = server;
  const ended = asOperator(() => app.get(ImportUpload).run(long, false)).catch((error: unknown) => error);
  while (!(long.standing.kind === 'recording' && long.standing.step.startsWith('Recording')))
    await setTimeout(1);
  await server.close();
  expect(await ended).toBeInstanceOf(Error);
  expect(long.standing.kind).toBe('stopped');

  server = await start();
  expect(await lastOf(server)).toBe(before);
  const again = await upload(server, files);
  const result = await asOperator(() => server.app.get(ImportUpload).run(again, false));
  expect(result).toMatchObject({ recorded: 20_000, refused: 0 });
  await server.close();
});
