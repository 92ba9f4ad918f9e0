import type { RunningServer } from '../../src/main.ts';
import { sampled, type Schema, valueOf } from '../support/fuzz-values.ts';
import { type Asked, ask } from './ask.ts';
import { form } from '../support/forms.ts';
import type { Route } from './guarded-server.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** The description of the API: operations by path and method. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export const descriptionOf = async ({ url }: Pick<RunningServer, 'url'>): Promise<Description> =>
  JSON.parse((await ask(url, { path: '/api/openapi.json' })).body) as Description;

/** What stands for each part of a route that differs: things on record, where there are such. */
const parts: Readonly<Record<string, string>> = {
  ...{ framework: 'F1', provider: 'P01', referral: 'R1', area: 'A1' },
  ...{ alert: 'F1-silence:answers:1', position: '7' },
  ...{ service: 'home-care', band: 'standard' },
  ...{
    user: 'u-0000000000000000',
    session: 's-0000000000000000',
    token: 't-0000000000000000',
    secret: 'x'.repeat(43),
  },
};

export const addressOf = ({ path }: Route): string =>
  path.replaceAll(/:(\w+)/g, (_, part: string) => parts[part] ?? 'X1').replace('*', 'supported.js');

/** Every field that any form here has, as somebody fills it in. */
export const filledIn = {
  ...{
    email: 'first.tester@example.test',
    name: 'first-tester',
    password: 'plinth-otter-violet-93',
    current: 'x'.repeat(12),
  },
  ...{
    code: '123456',
    recovery: '0abc-defg-hjkm',
    answer: '{}',
    response: '{}',
    credential: 'p-0000000000000000',
  },
  ...{
    referral: 'R1',
    roles: 'broker',
    role: 'broker',
    provider: '',
    days: '30',
    next: '/offers',
    kept: 'yes',
    confirm: 'yes',
    purpose: 'reset',
  },
};

/** A request to a route as somebody sends it who means no harm. */
export function plausible(route: Route, { paths }: Description, csrf = ''): Asked {
  const { method, path } = route;
  const described = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const asked = { method, path: addressOf(route) };
  if (method !== 'POST') return asked;
  const json = described?.requestBody?.content['application/json'];
  if (!json) {
    const body = new URLSearchParams({ _csrf: csrf, ...filledIn }).toString();
    return { ...asked, headers: form, body };
  }
  const [value] = sampled(valueOf(json.schema), 7) as readonly [Readonly<Record<string, unknown>>];
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
  return { ...asked, headers, body: JSON.stringify('policy' in value ? { ...value, policy: {} } : value) };
}
