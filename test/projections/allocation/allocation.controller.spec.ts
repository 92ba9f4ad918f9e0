import { createHash } from 'node:crypto';
import { canonicalize } from '#event-sourcing';
import type {
  CertificateResponse,
  LimitCostsResponse,
} from '../../../projections/allocation/allocation.controller.ts';
import type { Proposal } from '../../../contexts/procurement/index.ts';
import { terms } from '../../support/live-tender.ts';
import { tokenFor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type ToldTender, toldTender } from '../../web/tenders/letters/told-tender.ts';

const folder = temporaryFolder();
let council: ToldTender;
let manager: string;

const get = async <Answer = { type: string }>(path: string, token = manager) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${council.server.url}/api/v1/tenders/${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Answer };
};

beforeAll(async () => {
  council = await toldTender(folder);
  manager = await tokenFor(council.server, ['contract-manager']);
});
afterAll(() => council.server.close());

it('says of every position who gets it and why, and of every bidder what it is given', async () => {
  const { status, body } = await get<Proposal>('T-2026/allocation?from=2026-08-03&to=2030-01-01');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ framework: 'CSH-2025', tender: 'T-2026', decidedAt: null, isAsDecided: null },
    ...{ from: '2026-08-03', to: '2030-01-01', filled: 4, reached: 597_000_000 },
  });
  expect(
    body.positions.map(({ area, role, level, provider, points }) => [area, role, level, provider, points]),
  ).toEqual([
    ['A01', 'primary', 1, 'P01', 90_000_000],
    ['A01', 'secondary', 1, 'P02', 85_000_000],
    ['A02', 'primary', 1, expect.stringMatching(/^P0/), expect.any(Number)],
    ['A03', 'primary', 1, expect.stringMatching(/^P0/), expect.any(Number)],
  ]);
  expect(body.positions[1]!.because).toBe('P02 has 85.00 points. P01, with 90.00, is primary here.');
  for (const { provider, positions } of body.bidders)
    expect(positions).toEqual(
      body.positions.filter((each) => each.provider === provider).map(({ area, role }) => ({ area, role })),
    );
});

it('says what each limit costs beside how far it spreads the hours', async () => {
  const { status, body } = await get<LimitCostsResponse>('T-2026/limits?from=2026-08-03');
  expect(status).toBe(200);
  expect(body.limits.map(({ limit }) => limit)).toEqual([1, 2, 3, null, 'policy']);
  const reachedFreely = body.limits[3]!.reached;
  for (const { reached, costs, filled, unfilled, largest, hhi } of body.limits) {
    expect(reached + costs).toBe(reachedFreely);
    expect(filled + unfilled).toBe(4);
    expect(hhi).toBeGreaterThanOrEqual(Math.floor((largest!.milliPercent / 1000) ** 2));
  }
  expect(body.limits.map(({ hhi }) => hhi).slice(0, 4)).toEqual([3333, 5555, 10_000, 10_000]);
});

it('hands out a certificate with the digest of what it says', async () => {
  const { body } = await get<CertificateResponse>('T-2026/allocation/certificate?from=2026-08-03');
  const { problem, allocation, certificate, digest } = body;
  const text = canonicalize({ allocation, certificate, problem });
  expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
  const shown = await get<Proposal>('T-2026/allocation?from=2026-08-03');
  expect([shown.body.digest, shown.body.reached]).toEqual([digest, allocation.reached]);
});

it('says why there is none, and tells no bidder', async () => {
  const { server } = council;
  const bidder = await tokenFor(server, ['provider'], 'P01');
  const auditor = await tokenFor(server, ['auditor']);
  const opened = await fetch(`${server.url}/api/v1/tenders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${manager}` },
    body: JSON.stringify({ ...terms, tender: 'T-2', lots: [{ area: 'A01', role: 'primary' }] }),
  });
  expect([await opened.text(), opened.status]).toEqual([expect.any(String), 201]);
  for (const what of ['allocation', 'allocation/certificate', 'limits']) {
    expect(await get(`T-2/${what}`)).toMatchObject({
      ...{ status: 409, body: { type: 'urn:evenhand:bids-not-opened' } },
    });
    expect((await get(`T-none/${what}`)).status).toBe(404);
    expect((await get(`T-2026/${what}?from=2026-08-03`, bidder)).status).toBe(403);
    expect((await get(`T-2026/${what}?from=2026-08-03`, auditor)).status).toBe(200);
  }
});
