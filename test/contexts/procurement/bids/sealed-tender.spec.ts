import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize } from '#event-sourcing';
import { contentAt, type TenderCouncil, tenderCouncil, terms } from '../../../support/live-tender.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder();
let council: TenderCouncil;
const written: string[] = [];
const streams = [process.stdout, process.stderr] as const;
const first = streams.map((stream) => stream.write.bind(stream));

beforeAll(async () => {
  council = await tenderCouncil(folder);
  streams.forEach((stream, place) => {
    stream.write = (chunk: string | Uint8Array) => {
      written.push(String(chunk));
      return first[place]!(chunk);
    };
  });
});
afterAll(async () => {
  streams.forEach((stream, place) => (stream.write = first[place]!));
  await council.server.close();
});

const marker = 'MARKER-kingfisher-8731';
const pence = 2_783_541;
const content = contentAt(pence, marker);
const bids = (provider: string) => `tenders/T-2026/bids/${provider}`;
const seen = async (who: string) => (await council.get(who, 'tenders/T-2026')).body;

/** Everything that lies in the data folder, as bytes. */
const lying = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));

describe('a tender of two areas', () => {
  it('is opened by a contract manager, and every provider finds it', async () => {
    expect((await council.post('broker', 'tenders', terms)).status).toBe(403);
    expect(await council.post('contract-manager', 'tenders', terms)).toMatchObject({
      status: 201,
      body: { stream: 'tender-CSH-2025-T-2026', events: 1 },
    });
    for (const who of ['P1', 'P2', 'auditor'])
      expect((await council.get(who, 'tenders')).body).toMatchObject({
        tenders: [{ tender: 'T-2026', stage: 'open', areas: 2, lots: 6, ownBidAt: null }],
      });
  });

  it('shares questions and answers with all, and says to none of them who asked', async () => {
    const asked = { clarification: 'C1', provider: 'P1', text: 'Does the rate hold travel time?' };
    expect((await council.post('P2', 'tenders/T-2026/clarifications', asked)).status).toBe(404);
    expect((await council.post('P1', 'tenders/T-2026/clarifications', asked)).status).toBe(201);
    const told = { text: 'Yes, all costs.' };
    const answer = 'tenders/T-2026/clarifications/C1/answer';
    expect((await council.post('contract-manager', answer, told)).status).toBe(201);
    const shared = { clarification: 'C1', text: asked.text, answer: { text: told.text, sharedWith: 'all' } };
    expect((await seen('P2'))['clarifications']).toMatchObject([{ ...shared, provider: null }]);
    expect((await seen('P1'))['clarifications']).toMatchObject([{ ...shared, provider: 'P1' }]);
    expect((await seen('contract-manager'))['clarifications']).toMatchObject([{ provider: 'P1' }]);
  });

  it('takes a bid of each provider for itself alone', async () => {
    expect((await council.post('P2', bids('P1'), content)).status).toBe(404);
    expect((await council.post('contract-manager', bids('P1'), content)).status).toBe(403);
    const incomplete = { ...content, answers: content.answers.slice(1) };
    expect((await council.post('P1', bids('P1'), incomplete)).body['type']).toContain('answer-missing');
    expect((await council.post('P1', bids('P1'), content, 'one-bid')).status).toBe(201);
    const again = await council.post('P1', bids('P1'), content, 'one-bid');
    expect(again).toMatchObject({ status: 201, body: { revision: 0, events: 1 } });
    expect((await council.post('P2', bids('P2'), contentAt(2_400, 'Another'))).status).toBe(201);
  });

  it('lies sealed: nothing that is kept or written holds what a bid says', () => {
    const kept = lying();
    expect(kept.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['log.db', 'ops.db', 'views.db', 'seal.key'].map((name) => join(folder, name))),
    );
    expect(kept.some(({ text }) => text.includes('BidReceived'))).toBe(true);
    for (const { path, text } of kept)
      for (const secret of [marker, String(pence)])
        expect({ path, found: text.includes(secret) }).toEqual({ path, found: false });
    expect(written.join('')).not.toContain(marker);
    expect(statSync(join(folder, 'seal.key')).mode & 0o777).toBe(0o600);
  });

  it('lies sealed: whoever asks whatever is told no more than that it is there', async () => {
    const paths = ['tenders', 'tenders/T-2026', 'tenders?format=csv', 'events?limit=1000'];
    for (const who of ['contract-manager', 'colleague', 'auditor', 'broker', 'P2', 'P1'])
      for (const path of paths) {
        const text = JSON.stringify(await council.get(who, path).catch(() => null));
        expect(`${who} ${path} ${text}`).not.toContain(marker);
      }
    expect(await seen('contract-manager')).toMatchObject({ bidsReceived: 2, receipts: [], bids: [] });
    const { receipts, bidsReceived } = await seen('P2');
    expect(bidsReceived).toBeNull();
    expect(receipts).toMatchObject([{ provider: 'P2', receivedAt: '2026-07-01T08:00:00.000Z' }]);
    expect((await seen('P3'))['receipts']).toEqual([]);
    expect((await council.post('contract-manager', 'tenders/T-2026/opening')).body['type']).toContain(
      'deadline-not-passed',
    );
  });

  it('takes a bid at the deadline and refuses one after it, with a record', async () => {
    const moment = Date.parse(terms.deadline) - Date.parse(council.clock.now());
    council.clock.pass(moment / 60_000);
    expect((await council.post('P2', bids('P2'), contentAt(2_300, 'A better one'))).status).toBe(201);
    council.clock.pass(1);
    for (const _ of [1, 2]) {
      const late = await council.post('P3', bids('P3'), contentAt(2_000, 'Too late'), 'late-bid');
      expect(late.body['type']).toContain('bid-late');
    }
    expect((await seen('P3'))['receipts']).toMatchObject([
      { receivedAt: null, refusedAt: '2026-07-01T16:01:00.000Z' },
    ]);
    expect((await council.post('P1', `${bids('P1')}/withdrawal`)).body['type']).toContain('deadline-passed');
    const extension = { deadline: '2026-08-01T11:00:00Z', reason: 'One came late' };
    expect(
      (await council.post('contract-manager', 'tenders/T-2026/extension', extension)).body['type'],
    ).toContain('deadline-passed');
  });

  it('is opened whole, without a rate before quality has passed; whoever reads what was opened repeats the digest', async () => {
    const digest = ((await seen('P1'))['receipts'] as { digest: string }[])[0]?.digest;
    for (const events of [1, 0])
      expect(await council.post('contract-manager', 'tenders/T-2026/opening')).toMatchObject({
        status: 201,
        body: { stream: 'tender-CSH-2025-T-2026', events },
      });
    const { bids: opened, receipts, stage } = await seen('auditor');
    expect(stage).toBe('evaluation');
    expect(receipts).toHaveLength(3);
    expect(opened).toMatchObject([
      { provider: 'P1', ...content, rates: [] },
      { provider: 'P2', ...contentAt(2_300, 'A better one'), rates: [] },
    ]);
    type Opened = typeof content & { salt: string };
    const [own] = (await seen('P1'))['bids'] as Opened[];
    const { events } = (await council.get('auditor', 'events?type=BidOpened')).body as {
      events: { data: { salt: string; content: typeof content } }[];
    };
    const { salt: logged, content: inLog } = events[0]!.data;
    for (const { salt, lots, rates, answers } of [own!, { salt: logged, ...inLog }]) {
      const repeated = createHash('sha256').update(salt + canonicalize({ lots, rates, answers }));
      expect(repeated.digest('hex')).toBe(digest);
      expect(salt).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('shows a bidder its own opened bid and no other', async () => {
    council.clock.pass(60);
    expect((await seen('P2'))['bids']).toMatchObject([{ provider: 'P2', scores: [], quality: null }]);
    expect(JSON.stringify(await seen('P2'))).not.toContain(marker);
    expect((await seen('P3'))['bids']).toEqual([]);
  });
});
