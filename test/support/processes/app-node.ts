// An app node: the real one, and beside it a policy that sends mails, over the same log. Tells its parent where it
// serves, and how far it is whenever it is asked: node --conditions=source --import ./from-source.ts app-node.ts SETTING
import {
  Aggregates,
  type Append,
  Claims,
  EventStore,
  type Perform,
  Policies,
  Projections,
} from '#event-sourcing';
import { Principal } from '#access';
import type { CommandBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../../src/main.ts';
import { type SendMail, whenSomebodyMustKnow } from '../three-nodes/mails.ts';
import { MovedClock } from '../three-nodes/moved-clock.ts';
import type { NodeNews, NodeSetting } from '../three-nodes/node-setting.ts';

const setting = JSON.parse(process.argv[2] ?? '') as NodeSetting;
const { folder, node, receiver, lease } = setting;
const tell = (news: NodeNews) => process.send?.(news);

const server = await createApp({
  folder,
  port: 0,
  themeColour: '#12436D',
  store: setting.store,
  clock: new MovedClock(setting.clock),
  everybody: () => Principal.operator(),
});
const store = server.app.get(EventStore);
if (setting.careless) store.append = carelessly(store);

const send: Perform = (key, signal) =>
  fetch(receiver, { method: 'POST', headers: { key, node: String(node) }, signal });
const claims = new Claims(server.app.get(Aggregates), { lease });
const mails = new Policies(
  join(folder, 'mails'),
  store,
  server.app.get(Projections),
  { execute: (mail: SendMail) => mail.by(claims, send) } as unknown as CommandBus,
  [whenSomebodyMustKnow],
  (policy, event, { message }) => process.stderr.write(`${policy}: ${event.type}: ${message}\n`),
  Principal.system,
);
await mails.start();
tell({ url: server.url });

const policies = server.app.get(Policies);
process.on('message', () => tell({ policies: [...policies.status(), ...mails.status()] }));
process.once('SIGTERM', () => {
  void (async () => {
    claims.close();
    await mails.close();
    await server.close();
    process.exit(0);
  })();
});

/** As no node may record: an offer that it decided on, wherever the stream is by now, under ids of chance. */
function carelessly(real: EventStore): EventStore['append'] {
  const append = real.append.bind(real);
  return (wanted: Append) => {
    if (!wanted.events.some(({ type }) => type === 'ReferralOffered')) return append(wanted);
    const events = wanted.events.map((event) => ({ ...event, id: v7() }));
    return append({ stream: wanted.stream, expected: 'any', events });
  };
}
