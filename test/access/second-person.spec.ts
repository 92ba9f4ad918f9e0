import { createApp, type RunningServer } from '../../src/main.ts';
import { County } from '../support/county.ts';
import { recordIn, SetClock } from '../support/provider-worlds.ts';
import { signedIn, tokenFor, type Visitor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const clock = new SetClock();
const declined = { provider: 'P01', role: 'primary', outcome: 'declined', reason: 'SAFETY_RISK' } as const;
const county = new County().area('A1').provider('P01').position('A1', 'primary', 'P01').referral('R1', 'A1');
for (const offer of ['O1', 'O2', 'O3'])
  county.offer(offer, { ...declined, referral: 'R1', offeredAt: '2026-06-01' });

let server: RunningServer;
let one: Visitor;
let other: Visitor;
let asked: Visitor;
beforeAll(async () => {
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436D', clock });
  one = await signedIn(server, ['contract-manager']);
  other = await signedIn(server, ['contract-manager']);
  asked = await signedIn(server, ['provider'], 'P01');
});
afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;
const by = async (visitor: Visitor): Promise<Headers> => ({
  cookie: visitor.cookie,
  'x-csrf-token': await visitor.csrf(),
});
async function post(path: string, headers: Headers) {
  const answer = await fetch(`${server.url}/api/v1/offers/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ framework: 'CSH-2025', referral: 'R1' }),
  });
  const { type, events } = (await answer.json()) as { type?: string; events?: number };
  return [answer.status, type ?? events];
}

describe('an exemption', () => {
  it('that one asks for is decided by another', async () => {
    expect(await post('O1/exemption/validation', await by(one))).toEqual([
      404,
      'urn:evenhand:exemption-unknown',
    ]);
    expect(await post('O1/exemption', await by(one))).toEqual([201, 1]);
    for (const decision of ['validation', 'refusal'])
      expect(await post(`O1/exemption/${decision}`, await by(one))).toEqual([
        409,
        'urn:evenhand:second-person-needed',
      ]);
    expect(await post('O1/exemption/validation', await by(other))).toEqual([201, 1]);
    expect(await post('O1/exemption/refusal', await by(other))).toEqual([
      409,
      'urn:evenhand:exemption-decided',
    ]);
  });

  it('that a provider asks for is never decided by a provider', async () => {
    expect(await post('O2/exemption', await by(asked))).toEqual([201, 1]);
    expect(await post('O2/exemption/validation', await by(asked))).toEqual([403, 'urn:evenhand:not-allowed']);
    expect(await post('O2/exemption/refusal', await by(one))).toEqual([201, 1]);
  });

  it('that nobody may ask for is asked for by nobody', async () => {
    const auditor = await signedIn(server, ['auditor']);
    expect(await post('O3/exemption', await by(auditor))).toEqual([403, 'urn:evenhand:not-allowed']);
    const program = { authorization: `Bearer ${await tokenFor(server, ['service'])}` };
    expect(await post('O3/exemption', program)).toEqual([403, 'urn:evenhand:not-allowed']);
    const broker = { authorization: `Bearer ${await tokenFor(server, ['broker'])}` };
    expect(await post('O3/exemption', broker)).toEqual([201, 1]);
  });
});
