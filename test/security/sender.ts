import { jest } from '@jest/globals';
import { Guard, Principal } from '#access';
import type { RunningServer } from '../../src/main.ts';
import { ask } from './ask.ts';
import type { Credential } from './credentials.ts';
import type { Route } from './guarded-server.ts';
import { descriptionOf, plausible } from './plausible.ts';
import type { Exchange } from './route-faults.ts';

let asked: string[] = [];
beforeAll(() => {
  const { value: publish } = Object.getOwnPropertyDescriptor(Guard.prototype, 'publish') as {
    readonly value: (message: object) => void;
  };
  jest.spyOn(Guard.prototype, 'publish').mockImplementation(function (this: Guard, message) {
    if (Principal.inForce()?.kind !== 'system') asked.push(message.constructor.name);
    publish.call(this, message);
  });
});
afterAll(() => jest.restoreAllMocks());

/** Sends a plausible request to a route, one after the other, and notes what was asked of the guard meanwhile. */
export type Sender = (route: Route, credential: Credential, csrf?: string) => Promise<Exchange>;

export async function senderTo(server: Pick<RunningServer, 'url'>): Promise<Sender> {
  const description = await descriptionOf(server);
  return async (route, credential, csrf) => {
    const request = plausible(route, description, csrf);
    asked = [];
    const answer = await ask(server.url, { ...request, headers: { ...request.headers, ...credential } });
    return { route, answer, asked };
  };
}
