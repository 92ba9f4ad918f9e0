import { foldInMemory } from '#event-sourcing';
import { stageOf, tenders } from '../../../projections/tenders/index.ts';
import { Importing } from '../../import/data-folder.ts';
import { smallCounty } from '../../import/small-county.ts';

/** A tender that came by import: openings, answers, interests and reviews without what led to them. */
const past = {
  ...smallCounty,
  'tenders.csv': `tender,title,opened_at,deadline,lots,questions,quality_weight,minimum_quality,scale
T1,Home care 2027,2026-01-05T09:00:00Z,2026-02-02T12:00:00Z,A01/primary;A01/secondary,Q1/60;Q2/40,60,50,5
`,
  'clarifications.csv': `tender,clarification,shared_with,answered_at
T1,C1,all,2026-01-12T09:00:00Z
`,
  'interests.csv': `tender,evaluator,interests,declared_at
T1,u-1,,2026-02-01T09:00:00Z
T1,u-2,P03,2026-02-01T10:00:00Z
`,
  'bids.csv': `tender,provider,received_at
T1,P01,2026-02-01T09:00:00Z
T1,P02,2026-02-02T12:00:00Z
`,
  'openings.csv': `tender,provider,lots,rates,opened_at,opened_by
T1,P01,A01/primary,A01/home-care/standard/19.80,2026-02-02T12:00:00Z,u-9
T1,P02,A01/primary,A01/home-care/standard/12.50,2026-02-02T12:00:01Z,u-9
`,
  'rate-reviews.csv': `tender,provider,area,service,band,step,at
T1,P02,A01,home-care,standard,requested,2026-02-05T10:00:00Z
T1,P02,A01,home-care,standard,received,2026-02-06T10:00:00Z
T1,P02,A01,home-care,standard,rejected,2026-02-07T10:00:00Z
T1,P01,A01,home-care,enhanced,requested,2026-02-05T10:00:00Z
`,
};

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

async function rowOf(files: typeof past | Omit<typeof past, 'openings.csv' | 'rate-reviews.csv'>) {
  const { problems, refused } = await importing.import(files);
  expect([problems, refused]).toEqual([[], 0]);
  const [row] = foldInMemory([tenders], await importing.events()).withPrefix(tenders, '');
  return row!;
}

describe('a tender that came by import', () => {
  it('is open since the last opening that is told, and sealed where none is', async () => {
    const { 'openings.csv': _openings, 'rate-reviews.csv': _reviews, ...sealed } = past;
    expect(await rowOf(sealed)).toMatchObject({ bidsOpenedAt: null });
    const row = await rowOf(past);
    expect(row.bidsOpenedAt).toBe('2026-02-02T12:00:01.000Z');
    expect(stageOf(row, '2026-02-03T12:00:00.000Z')).toBe('evaluation');
  });

  it('has the answers and the evaluators of whose beginning nothing is told', async () => {
    const { clarifications, evaluators } = await rowOf(past);
    expect(clarifications).toEqual([
      expect.objectContaining({
        ...{ clarification: 'C1', provider: null, askedAt: null },
        answer: expect.objectContaining({ sharedWith: 'all', answeredAt: '2026-01-12T09:00:00.000Z' }),
      }),
    ]);
    expect(evaluators).toEqual([
      { evaluator: 'u-1', appointedAt: null, interests: [] },
      { evaluator: 'u-2', appointedAt: null, interests: ['P03'] },
    ]);
  });

  it('has the steps of a review that nobody flagged, of a rate that is told', async () => {
    const { bids } = await rowOf(past);
    const [review, ...others] = bids.find(({ provider }) => provider === 'P02')!.reviews;
    expect(review).toMatchObject({
      ...{ area: 'A01', hourlyPence: 1250, flags: [], flaggedAt: null },
      requested: { requestedAt: '2026-02-05T10:00:00.000Z' },
      received: { receivedAt: '2026-02-06T10:00:00.000Z' },
      concluded: { outcome: 'rejected' },
    });
    expect([others, bids.find(({ provider }) => provider === 'P01')!.reviews]).toEqual([[], []]);
  });
});
