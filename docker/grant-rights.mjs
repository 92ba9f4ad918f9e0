#!/usr/bin/env node
/**
 * Makes a user on a cluster, and grants what an app node needs and no more:
 *
 *     grant-rights.mjs USER
 *
 * with CLUSTER, a connection string without a user, and the files ADMIN_PASSWORD_FILE and USER_PASSWORD_FILE. It may be
 * run again: an existing user gets the password of the file, and rights that stand already are not written again.
 *
 * The user is in the group evenhand-nodes. The group may read $all, and read and write streams; whoever is not in it, and
 * is no administrator, may do nothing. To delete a stream, or to change its metadata and so to cut it off, is left to
 * administrators.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { EventStoreDBClient, StreamNotFoundError, jsonEvent } from '@eventstore/db-client';

const group = 'evenhand-nodes';
/** A new cluster takes a while to choose its leader. Milliseconds. */
const patience = 120_000;

const [user] = process.argv.slice(2);
const { CLUSTER: cluster, ADMIN_PASSWORD_FILE, USER_PASSWORD_FILE } = process.env;
if (!user || !cluster || !ADMIN_PASSWORD_FILE || !USER_PASSWORD_FILE) {
  console.error('Usage: grant-rights.mjs USER, with CLUSTER, ADMIN_PASSWORD_FILE and USER_PASSWORD_FILE.');
  process.exit(2);
}
const secret = (path) => readFileSync(path, 'utf8').trim();
const admin = { username: 'admin', password: secret(ADMIN_PASSWORD_FILE) };

/** https://host:port of each node: users are managed over HTTP, on the port of everything else. */
const [, hosts = '', tls] = /^esdb:\/\/([^/?]+)(?:.*[?&]tls=(false))?/.exec(cluster) ?? [];
const nodes = hosts.split(',').map((host) => `${tls === 'false' ? 'http' : 'https'}://${host}`);

const post = (url, body) =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`,
    },
    body: JSON.stringify(body),
    // A node that is not the leader may point to it: the leader is another of the nodes that are asked.
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });

async function makeUserAt(node) {
  const password = secret(USER_PASSWORD_FILE);
  const made = await post(`${node}/users/`, { loginName: user, fullName: user, groups: [group], password });
  if (made.ok) return;
  if (made.status !== 409) throw new Error(`${node} answered ${made.status} when it was to make ${user}.`);
  const known = await post(`${node}/users/${encodeURIComponent(user)}/command/reset-password`, {
    newPassword: password,
  });
  if (!known.ok) throw new Error(`${node} answered ${known.status} when ${user} was to get its password.`);
}

async function makeUser() {
  const refusals = [];
  for (const node of nodes) {
    try {
      return await makeUserAt(node);
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new AggregateError(refusals, refusals.map(String).join(' '));
}

/** The newest event of a stream of the server's own, or undefined. */
async function newest(client, stream) {
  const read = client.readStream(stream, {
    direction: 'backwards',
    fromRevision: 'end',
    maxCount: 1,
    credentials: admin,
  });
  try {
    let found;
    for await (const { event } of read) found = event?.data;
    return found;
  } catch (error) {
    if (error instanceof StreamNotFoundError) return undefined;
    throw error;
  }
}

async function write(client, stream, type, rights) {
  if (isDeepStrictEqual(await newest(client, stream), rights)) return;
  await client.appendToStream(stream, jsonEvent({ type, data: rights }), { credentials: admin });
}

const administrators = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };
const members = ['$admins', group];

async function grant() {
  const client = EventStoreDBClient.connectionString(cluster);
  try {
    await write(client, '$$$all', '$metadata', { $acl: { ...administrators, $r: members } });
    await write(client, '$settings', 'update-default-acl', {
      $userStreamAcl: { ...administrators, $r: members, $w: members, $mr: members },
      $systemStreamAcl: administrators,
    });
  } finally {
    await Promise.race([client.dispose(), wait(2000)]);
  }
}

const limit = Date.now() + patience;
for (;;) {
  try {
    await makeUser();
    await grant();
    break;
  } catch (error) {
    if (Date.now() > limit) {
      console.error(`The rights of ${user} could not be granted: ${error.message}`);
      process.exit(1);
    }
    await wait(2000);
  }
}
console.log(`${user} may read and write the log.`);
process.exit(0);
