// An app node: the real one, and beside it a little cascade with mails, over the same log. Tells its parent where it
// serves, and how far it is whenever it is asked: node --conditions=source --import ./from-source.ts app-node.ts SETTING
import {
  Aggregates,
  Claims,
  EventStore,
  Policies,
  Projections,
  SystemClock,
  type Append,
  type Perform,
} from '#event-sourcing';
import { Principal } from '#access';
import type { CommandBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../../src/main.ts';
import {
  type Services,
  type ToyCommand,
  whenOfferEnded,
  whenSomebodyMustKnow,
} from '../three-nodes/cascade.ts';
import { watchDeadlines } from '../three-nodes/deadlines.ts';
import type { NodeNews, NodeSetting } from '../three-nodes/node-setting.ts';

const setting = JSON.parse(process.argv[2] ?? '') as NodeSetting;
const { folder, node, store: where, receiver, lease, careless } = setting;
const tell = (news: NodeNews) => process.send?.(news);

const server = await createApp({ folder, port: 0, themeColour: '#12436D', store: where });
const store = server.app.get(EventStore);
const aggregates = careless
  ? new Aggregates(carelessly(store), new SystemClock())
  : server.app.get(Aggregates);

const send: Perform = (key, signal) =>
  fetch(receiver, { method: 'POST', headers: { key, node: String(node) }, signal });
const claims = new Claims(aggregates, { lease });
const services: Services = { aggregates, claims, send };
const bus = { execute: (command: ToyCommand) => command.run(services) } as unknown as CommandBus;
const policies = new Policies(
  join(folder, 'toy'),
  store,
  server.app.get(Projections),
  bus,
  [whenOfferEnded, whenSomebodyMustKnow],
  (policy, event, { message }) => process.stderr.write(`${policy}: ${event.type}: ${message}\n`),
  Principal.system,
);
await policies.start();
const stopWatching = watchDeadlines(store, aggregates);
tell({ url: server.url });

process.on('message', () => tell({ policies: policies.status() }));
process.once('SIGTERM', () => {
  void (async () => {
    claims.close();
    await stopWatching();
    await policies.close();
    await server.close();
    process.exit(0);
  })();
});

/** A node as it must not be: whatever it decided it records, wherever the stream is by now, under ids of chance. */
function carelessly(real: EventStore): EventStore {
  const append = ({ stream, events }: Append) =>
    real.append({ stream, expected: 'any', events: events.map((event) => ({ ...event, id: v7() })) });
  return new Proxy(real, {
    get: (target, name) => {
      if (name === 'append') return append;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
