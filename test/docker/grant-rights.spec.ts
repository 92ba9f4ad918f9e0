import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A user as it was asked for, over HTTP. */
interface Asked {
  readonly url: string;
  readonly as: string;
  readonly body: unknown;
}

const folder = temporaryFolder();
const file = (name: string, secret: string) => {
  writeFileSync(join(folder, name), `${secret}\n`);
  return join(folder, name);
};
const listening = async (server: Server | TcpServer) => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as { readonly port: number }).port;
};

describe('docker/grant-rights.mjs', () => {
  let double: EventStoreDouble;
  let users: Server;
  let port: TcpServer;
  let cluster = '';
  let asked: Asked[] = [];
  /** What the node answers to one that asks for a user, in order; the last one stays. */
  let answers: number[] = [];

  beforeEach(async () => {
    double = await EventStoreDouble.start();
    asked = [];
    answers = [201];
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const { url = '', headers } = request;
      const as = Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString();
      asked.push({ url, as, body: await json(request) });
      const [next = 200] = answers.length > 1 ? answers.splice(0, 1) : answers;
      response.writeHead(url === '/users/' ? next : 200).end();
    };
    users = createServer((request, response) => void answer(request, response));
    const http = await listening(users);
    // A node answers both kinds of request on one port: those of gRPC begin with the preface of HTTP/2.
    port = createTcpServer((socket) => {
      socket.once('data', (first) => {
        const node = connect(first.toString('latin1').startsWith('PRI ') ? double.port : http, '127.0.0.1');
        node.write(first);
        socket.pipe(node).pipe(socket);
        for (const end of [node, socket])
          end.on('error', () => [node, socket].forEach((each) => each.destroy()));
      });
    });
    cluster = `esdb://127.0.0.1:${await listening(port)}?tls=false`;
  });

  afterEach(async () => {
    await double.stop();
    users.closeAllConnections();
    users.close();
    port.close();
  });

  async function grant(user = 'evenhand', env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, ['docker/grant-rights.mjs', user], {
      env: {
        CLUSTER: cluster,
        ADMIN_PASSWORD_FILE: file('admin', 'top secret'),
        USER_PASSWORD_FILE: file('user', 'quite secret'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 25_000,
    });
    const [out, err, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { status, out, err };
  }

  /** How often something was written to a stream, and what was written last. */
  const written = (stream: string): unknown => {
    const events = double.log.read(stream);
    if (typeof events === 'string') return events;
    return { times: events.length, last: JSON.parse(Buffer.from(events.at(-1)!.bytes).toString()) };
  };

  it('makes the user as the administrator, in the group that has the rights', async () => {
    expect(await grant()).toEqual({ status: 0, out: 'evenhand may read and write the log.\n', err: '' });
    expect(asked).toEqual([
      {
        url: '/users/',
        as: 'admin:top secret',
        body: {
          loginName: 'evenhand',
          fullName: 'evenhand',
          groups: ['evenhand-nodes'],
          password: 'quite secret',
        },
      },
    ]);
  });

  it('lets the group read $all, and read and write streams, and leaves the rest to administrators', async () => {
    await grant();
    const administrators = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };
    const members = ['$admins', 'evenhand-nodes'];
    expect(written('$$$all')).toEqual({ times: 1, last: { $acl: { ...administrators, $r: members } } });
    expect(written('$settings')).toEqual({
      times: 1,
      last: {
        $userStreamAcl: { ...administrators, $r: members, $w: members, $mr: members },
        $systemStreamAcl: administrators,
      },
    });
  });

  it('gives a known user the password of the file, and writes no right twice', async () => {
    await grant();
    answers = [409];
    expect((await grant('evenhand', { USER_PASSWORD_FILE: file('new', 'new secret') })).status).toBe(0);
    expect(asked.at(-1)).toEqual({
      url: '/users/evenhand/command/reset-password',
      as: 'admin:top secret',
      body: { newPassword: 'new secret' },
    });
    expect(written('$$$all')).toMatchObject({ times: 1 });
    expect(written('$settings')).toMatchObject({ times: 1 });
  });

  it('waits for a cluster that has no leader yet', async () => {
    answers = [503, 201];
    double.faults.set('append', 'no-leader', 1);
    expect((await grant()).status).toBe(0);
    expect(written('$settings')).toMatchObject({ times: 1 });
  });

  it('asks the next node when one does not answer', async () => {
    cluster = cluster.replace('esdb://', 'esdb://127.0.0.1:9,');
    expect(await grant()).toMatchObject({ status: 0 });
    expect(asked).toHaveLength(1);
  });

  it('says what it needs', async () => {
    expect(await grant('evenhand', { CLUSTER: '' })).toMatchObject({
      status: 2,
      err: 'Usage: grant-rights.mjs USER, with CLUSTER, ADMIN_PASSWORD_FILE and USER_PASSWORD_FILE.\n',
    });
  });
});
