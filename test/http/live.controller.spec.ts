import { EventStore } from '#event-sourcing';
import { createApp, type RunningServer } from '../../src/main.ts';
import { fact } from '../support/facts.ts';
import { chosenReserve } from '../support/live-referral.ts';
import { recordIn } from '../support/provider-worlds.ts';
import { StoppedClock } from '../support/open-log.ts';
import { signedIn } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const clock = new StoppedClock('2026-06-01T12:00:00.000Z');
let server: RunningServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  await recordIn(folder, clock, chosenReserve().events);
  server = await createApp({ folder, port: 0, themeColour: '#12436D', clock });
  cookies['broker'] = (await signedIn(server, ['broker'])).cookie;
  for (const provider of ['P1', 'P3'])
    cookies[provider] = (await signedIn(server, ['provider'], provider)).cookie;
});
afterAll(() => server.close());

interface Heard {
  readonly type: string;
  readonly id?: string;
  readonly data: { readonly position?: number; readonly topics?: readonly string[] };
}

/** Listens until so many messages have come that are no beats, or, with 0, until the first beat. */
async function listen(who: string, count: number, headers: Record<string, string> = {}, search = '') {
  const abort = new AbortController();
  const answer = await fetch(`${server.url}/api/v1/live${search}`, {
    headers: { cookie: cookies[who]!, ...headers },
    signal: abort.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const messages = () =>
    [...text.matchAll(/event: (\w+)\n(?:id: (\w+)\n)?data: (.*)\n\n/g)].map(
      ([, type = '', id, data = '']): Heard => ({ type, ...(id && { id }), data: JSON.parse(data) }),
    );
  const come = async () => {
    const news = () => messages().filter(({ type }) => type !== 'beat');
    while (count === 0 ? messages().length === 0 : news().length < count) {
      const { done, value = '' } = await reader.read();
      if (done) throw new Error(`The stream ended (${answer.status}): ${text}`);
      text += value;
    }
    abort.abort();
    return count === 0 ? messages() : news();
  };
  return { come };
}

const record = async (stream: string, type: string, data: Record<string, unknown>) => {
  const tv = 1;
  const { position } = await server.app
    .get(EventStore)
    .append({ stream, expected: 'any', events: [fact({ type, tv, data })] });
  return position;
};
const of = { framework: 'CSH-2025', referral: 'R1' };
const decline = (offer: string) =>
  record('referral-CSH-2025-R1', 'OfferDeclined', { ...of, offer, decidedAt: clock.now(), reason: 'OTHER' });

describe('the live feed', () => {
  it('tells the council how far the log is, and then what each event is about, with its position as id', async () => {
    const { come } = await listen('broker', 2);
    const position = await decline('R1.2');
    const [first, second] = await come();
    expect(first?.data.position).toBeLessThan(position);
    expect(second).toEqual({
      ...{ type: 'recorded', id: String(position) },
      data: { position, topics: ['desk', 'offers', 'referral:R1'] },
    });
  });

  it('tells who comes back at once what he missed, and nothing when he missed nothing', async () => {
    const before = await decline('R1.2');
    const after = await decline('R1.2');
    const back = await listen('broker', 1, { 'last-event-id': String(before) });
    expect((await back.come())[0]?.data.position).toBe(after);
    const missedNothing = await listen('broker', 0, { 'last-event-id': String(after) });
    expect(await missedNothing.come()).toEqual([{ type: 'beat', id: String(after), data: {} }]);
  });

  it('tells a provider of its own offers alone, and not where the others’ events stand', async () => {
    const start = await decline('R1.2');
    const { come } = await listen('P3', 1, {}, `?after=${start}`);
    await decline('R1.2');
    await record('referral-CSH-2025-R1', 'CustomerPreferenceRecorded', { ...of, provider: 'P3' });
    const own = await decline('R1.1');
    await decline('R1.2');
    expect(await come()).toEqual([{ type: 'recorded', id: String(own), data: { position: own } }]);
    const other = await listen('P1', 0, { 'last-event-id': String(start) });
    expect(await other.come()).toEqual([{ type: 'beat', id: String(start), data: {} }]);
    const never = await listen('P1', 0);
    expect(await never.come()).toEqual([{ type: 'beat', id: 'none', data: {} }]);
  });
});
