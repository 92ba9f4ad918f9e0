import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { RaiseAlert } from '../../../contexts/alerts/index.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { type MailServer, mailServer } from '../../support/mail-server.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { recordAsSystem, signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';
import { offered } from '../my-offers/offered.ts';

export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await pause(50);
  expect(isSo()).toBe(true);
}

/** What a specification has to do with. */
interface Telling {
  readonly posted: readonly Posted[];
  status: number;
  server: RunningServer;
  mails: MailServer;
  hook: string;
  admin: Visitor;
  office: Window;
  council: Window;
  own: Window;
  raise(kind: 'offer-made' | 'referral-unplaced', provider?: string | null): Promise<void>;
  mailsTo(visitor: Visitor): MailServer['taken'];
}

/** A server that tells people by a mail server of its own, and a program by webhook, for one specification file. */
export function telling() {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  const posted: Posted[] = [];
  let count = 0;
  const world: Telling = {
    posted,
    /** What the program answers. */
    status: 200,
    raise: (kind: 'offer-made' | 'referral-unplaced', provider: string | null = null) => {
      const about = `N${(count += 1)}`;
      const condition = {
        kind,
        about,
        framework: 'CSH-2025',
        subject: about,
        area: 'A1',
        dueAt: null,
      } as const;
      const raise = new RaiseAlert({ ...condition, provider, finding: `Found: ${about}.`, through: null });
      return recordAsSystem(world.server, raise);
    },
    mailsTo: (visitor: Visitor) =>
      world.mails.taken.filter(({ to }) => to.includes(`${visitor.user}@example.test`)),
  } as unknown as Telling;
  const receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posted.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(parts).toString(),
      });
      response.writeHead(world.status).end();
    });
  });
  beforeAll(async () => {
    world.mails = await mailServer({ encrypts: false });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    world.hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    await recordIn(folder, clock, offered().events);
    const mail = { url: `smtp://127.0.0.1:${world.mails.port}`, from: 'evenhand@example.org' };
    const allow = { webhookAllow: ['127.0.0.0/8'], identity: { mail } };
    world.server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, ...allow });
    world.admin = await signedIn(world.server, ['administrator']);
    world.office = new Window(world.server, world.admin);
    world.council = new Window(world.server, await signedIn(world.server, ['contract-manager']));
    world.own = new Window(world.server, await signedIn(world.server, ['provider'], 'P1'));
  });
  afterAll(async () => {
    await world.server.close();
    await world.mails.close();
    receiver.close();
  });
  return world;
}
