import { createApp, type RunningServer } from '../../src/main.ts';
import { MovingClock } from '../web/account/moving-clock.ts';
import { Window } from '../web/account/window.ts';
import { County } from './county.ts';
import { recordIn } from './provider-worlds.ts';
import { signedIn, tokenFor } from './signed-in.ts';

const framework = 'CSH-2025';

/** Terms of a tender for two areas: one rate, two questions, quality and price half each. */
export const terms = {
  ...{ framework, tender: 'T-2026', title: 'Home care in two areas', regime: 'PCR2015', generation: 1 },
  lots: ['A1', 'A2'].flatMap((area) => ['primary', 'secondary', 'reserve'].map((role) => ({ area, role }))),
  rates: [{ service: 'home-care', band: 'standard', weight: 1 }],
  questions: [
    { question: 'Q1', title: 'How do you keep people safe?', weight: 60, minimum: 2 },
    { question: 'Q2', title: 'How do you recruit?', weight: 40, minimum: null },
  ],
  scale: 5,
  weights: { quality: 50, price: 50 },
  minimumQualityPercent: 60,
  ...{ priceMethod: 'lowest-over-price', benchmarkPence: null },
  objective: { primary: 2, secondary: 1, by: 'points' },
  ...{ questionsUntil: '2026-07-01T12:00:00Z', deadline: '2026-07-01T16:00:00Z' },
  standstillWorkingDays: 8,
} as const;

/** What a provider bids for primary and reserve of both areas, at a price, with an answer of its own. */
export const contentAt = (hourlyPence: number, text: string) => ({
  lots: ['A1', 'A2'].flatMap((area) => ['primary', 'reserve'].map((role) => ({ area, role }))),
  rates: ['A1', 'A2'].map((area) => ({ area, service: 'home-care', band: 'standard', hourlyPence })),
  answers: ['Q1', 'Q2'].map((question) => ({ question, text: `${text} (${question})` })),
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A council with two areas and the providers P1, P2 and P3, on 1 July 2026. To be closed. */
export interface TenderCouncil {
  readonly server: RunningServer;
  readonly clock: MovingClock;
  /** Each as whoever has this role, or is this provider's. */
  readonly window: (who: string) => Promise<Window>;
  post(who: string, path: string, body?: object, key?: string): Promise<Answer>;
  get(who: string, path: string): Promise<Answer>;
}

const roleOf = (who: string) =>
  /^P\d$/.test(who) ? (['provider'] as const) : ([who === 'colleague' ? 'contract-manager' : who] as never);
const providerOf = (who: string) => (/^P\d$/.test(who) ? who : null);

export async function tenderCouncil(folder: string): Promise<TenderCouncil> {
  const clock = new MovingClock();
  const county = new County(framework).area('A1').area('A2');
  for (const provider of ['P1', 'P2', 'P3']) county.provider(provider);
  await recordIn(folder, clock, county.events);
  const limits = { reading: 10_000, recording: 10_000 };
  const server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
  const tokens = new Map<string, Promise<string>>();
  const authorization = async (who: string) => {
    const known = tokens.get(who) ?? tokenFor(server, roleOf(who), providerOf(who));
    tokens.set(who, known);
    return `Bearer ${await known}`;
  };
  const ask = async (who: string, path: string, request: RequestInit): Promise<Answer> => {
    const headers = { ...request.headers, authorization: await authorization(who) };
    const url = `${server.url}/api/v1/${path}`;
    const answer = await fetch(url, { ...request, headers });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  return {
    server,
    clock,
    window: async (who) => new Window(server, await signedIn(server, roleOf(who), providerOf(who))),
    post: (who, path, body = {}, key) =>
      ask(who, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
        // Below a framework the path names it.
        body: JSON.stringify(path.startsWith('frameworks/') ? body : { framework, ...body }),
      }),
    get: (who, path) => ask(who, path, {}),
  };
}
