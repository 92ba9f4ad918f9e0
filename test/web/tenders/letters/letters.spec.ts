import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tokenFor } from '../../../support/signed-in.ts';
import type { Window } from '../../account/window.ts';
import { text } from '../evaluation/judging.ts';
import { secretsOf } from '../../../contexts/procurement/letters/judged-row.ts';
import { type ToldTender, toldTender } from './told-tender.ts';

const folder = temporaryFolder();
const letters = '/tenders/T-2026/letters';
const own = '/tenders/T-2026/letter';
const api = '/api/v1/tenders/T-2026/letters';

let council: ToldTender;
let manager: Window;
let loser: Window;

const json = async (window: Window, path: string) =>
  JSON.parse((await window.get(path)).body) as {
    letters: { provider: string; notifiedAt: string | null }[];
  };

beforeAll(async () => {
  council = await toldTender(folder);
  [manager, loser] = [await council.window('contract-manager'), await council.window('P03')];
});
afterAll(() => council.server.close());

describe('before the bidders are told', () => {
  it('the council reads drafts, one by one and all together', async () => {
    expect((await text(manager, '/tenders/T-2026')).body).toContain(`${letters}?framework=CSH-2025`);
    const list = await text(manager, letters);
    expect(list.words).toContain('No bidder has seen them.');
    expect(list.words).toMatch(/Care by P02 passed primary in Area A01 none/);
    expect(list.body).toContain('/tenders/T-2026/letters/P03?framework=CSH-2025');
    const one = await text(manager, `${letters}/P03`);
    expect(one.words).toContain('draft No bidder has seen it.');
    expect(one.words).toContain('Care by P02 has more points.');
    const { body } = await text(manager, `${letters}?whole=yes`);
    expect(body.match(/<article class="letter"/g)).toHaveLength(6);
    expect((await manager.get(`${letters}/P09`)).status).toBe(404);
    expect((await manager.get(own)).status).toBe(403);
    expect((await json(manager, api)).letters.map(({ notifiedAt }) => notifiedAt)).toEqual(
      Array(6).fill(null),
    );
  });

  it('a bidder learns nothing of it', async () => {
    expect((await loser.get(own)).status).toBe(404);
    for (const path of [letters, `${letters}/P03`, `${letters}?whole=yes`])
      expect([path, (await loser.get(path)).status]).toEqual([path, 403]);
    expect((await json(loser, api)).letters).toEqual([]);
    for (const path of ['/tenders/T-2026', '/api/v1/tenders/T-2026']) {
      const { status, body } = await loser.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(body).not.toMatch(/why P0|P02|85\.00|85000000|T-2026\/letter/);
    }
  });
});

describe('once they are told', () => {
  beforeAll(async () => {
    const answer = await fetch(`${council.server.url}/api/v1/tenders/T-2026/award/notification`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenFor(council.server, ['contract-manager'])}`,
      },
      body: JSON.stringify({ framework: 'CSH-2025' }),
    });
    expect([await answer.text(), answer.ok]).toEqual([expect.any(String), true]);
  });

  it('a bidder reads its own scores, who won and why, until when it can ask; from the page of the tender', async () => {
    expect((await text(loser, '/tenders/T-2026')).body).toContain(
      '/tenders/T-2026/letter?framework=CSH-2025',
    );
    const { status, words } = await text(loser, own);
    expect(status).toBe(200);
    for (const told of [
      'You are not given a primary or secondary position. You are to be on the reserve list in Area A01, from 5 October 2026 on.',
      'by the end of 13 July 2026. The award is not confirmed before that day is over.',
      'Area A01, primary Care by P02 has more points. 40.00 30.00 70.00 3 Care by P02 40.00 45.00 85.00',
      'You are to be on the reserve list.',
      'why P03 Q1',
      'The answers of Care by P02',
      'why P02 Q1',
      'Your bid has 80.00 of 100 points for quality, and 60 are needed: it passed.',
    ])
      expect(words).toContain(told);
  });

  it('says to the best bidder why it is second here, and what nobody has', async () => {
    const { words } = await text(await council.window('P01'), own);
    expect(words).toContain(
      'You are to be, from 5 October 2026 on: secondary in Area A01 primary in Area A02',
    );
    expect(words).toContain(
      'You are given the primary position in Area A02, and may be given 1 at this level.',
    );
    expect(words).toContain('It is to be yours.');
  });

  it('says to others where they failed, and what was rejected', async () => {
    const failed = await text(await council.window('P04'), own);
    expect(failed.words).toContain('It did not pass: an answer is below the minimum for its question.');
    expect(failed.words).toContain('Your bid did not pass on quality. Its prices were not looked at.');
    const rejected = await text(await council.window('P05'), own);
    expect(rejected.words).toContain('Home care (standard) in Area A01, £24.44: Below the wage');
    const last = await text(await council.window('P06'), own);
    expect(last.words).toContain('declined this one.');
  });

  it.each(['P01', 'P02', 'P03', 'P04', 'P05', 'P06'])(
    'the letter to %s is one letter, and tells of no other loser and of no other rate',
    async (provider) => {
      const window = await council.window(provider);
      const page = await text(window, own);
      const found = await json(window, api);
      expect(found.letters.map((each) => each.provider)).toEqual([provider]);
      const winners = { P01: ['P02'], P06: ['P01'] }[provider] ?? ['P01', 'P02'];
      const others = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06'].filter((each) => each !== provider);
      const secrets = others.flatMap((other) => [
        ...(winners.includes(other) ? [] : [other]),
        ...secretsOf(other),
        ...secretsOf(other).map((secret) => `£${secret.slice(0, 2)}.${secret.slice(2)}`),
      ]);
      for (const told of [page.words, JSON.stringify(found)])
        expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    },
  );

  it('the council’s letter is the bidder’s, word for word', async () => {
    const mine = await text(loser, own);
    const theirs = await text(manager, `${letters}/P03`);
    const after = (words: string) => words.slice(words.indexOf('Sent '));
    expect(after(theirs.words)).toBe(after(mine.words));
    expect((await json(manager, api)).letters.find(({ provider }) => provider === 'P03')).toEqual(
      (await json(loser, api)).letters[0],
    );
  });
});
