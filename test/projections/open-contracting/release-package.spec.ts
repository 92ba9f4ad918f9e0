import { RateVaried } from '../../../contexts/prices/index.ts';
import type { Release, ReleasePackage } from '../../../projections/open-contracting/index.ts';
import { wrongWith } from '../../support/open-contracting.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { prefix, published, raised, story, tendered } from '../../support/tendered-county.ts';

const inShort = ({ ocid, tag, tender, awards = [], contracts = [] }: Release) =>
  [
    ocid.replace(prefix, ''),
    tag.join('+'),
    tender.status,
    ...awards.map(({ suppliers, status, items }) =>
      [suppliers.map(({ id }) => id), status, items?.[0]?.unit.value?.amount].flat().join(' ').trim(),
    ),
    ...contracts.map(({ status }) => `contract ${status}`),
  ].join(', ');

describe('the release package of a framework', () => {
  it('is what the standard says, and holds together, for the sample county and for a tender', () => {
    expect(wrongWith(published(sampleCounty()))).toEqual([]);
    expect(wrongWith(published(tendered()))).toEqual([]);
    expect(published(sampleCounty()).releases.length).toBeGreaterThan(100);
  });

  it('tells a tender from its opening to the end of the contract, each in its own process', () => {
    expect(published(tendered()).releases.map(inShort)).toEqual([
      '-CSH-2025, tender, complete',
      '-CSH-2025, award+contract, complete, P01 active, contract active',
      '-CSH-2025:T1, tender, active',
      '-CSH-2025:T1, tenderUpdate, active',
      '-CSH-2025:T1, tenderUpdate, active',
      '-CSH-2025:T1, award, active, P01 pending 20.95',
      '-CSH-2025:T1, awardCancellation, active, P01 cancelled 20.95',
      '-CSH-2025:T1, awardUpdate, active, P02 pending 21.37, P01 cancelled 20.95',
      '-CSH-2025:T1, awardUpdate, complete, P02 active 21.37',
      '-CSH-2025:T1, award+contract, complete, P02 active, contract pending',
      '-CSH-2025:T1, contractTermination, complete, contract terminated',
    ]);
  });

  it('tells of nothing that the bidders have not been told', () => {
    const untold = tendered(story.slice(0, 5));
    expect(published(untold).releases.map(inShort).at(-1)).toBe('-CSH-2025:T1, tenderUpdate, active');
    const declinedBefore = tendered([...story.slice(0, 5), story[6]!, story[7]!, story[8]!]);
    expect(published(declinedBefore).releases.map(inShort).slice(5)).toEqual([
      '-CSH-2025:T1, award, active, P02 pending 21.37',
    ]);
    expect(wrongWith(published(declinedBefore))).toEqual([]);
  });

  it('tells of an uplift as an amendment of the contracts whose rates it raised, once', () => {
    const county = tendered([
      ...story,
      ...raised('A01', 'P02', 'standard', 'enhanced'),
      ...raised('A02', 'P01', 'standard'),
    ]);
    const told = published(county);
    const amendments = told.releases
      .filter(({ tag }) => tag.includes('contractAmendment'))
      .map(({ ocid, contracts }) => [
        ocid,
        contracts?.map(({ awardID, amendments }) => [awardID, ...(amendments ?? [])]),
      ]);
    const amendment = {
      id: 'U-2026:2026-04-01',
      date: '2026-05-03T23:00:00.000Z',
      description: 'Hourly rates rise by 7.26 % from 2026-04-01.',
    };
    expect(amendments).toEqual([
      ['ocds-xxxxxx-CSH-2025:T1', [['A01:primary:P02:2026-04-01', amendment]]],
      ['ocds-xxxxxx-CSH-2025', [['A02:primary:P01:2025-01-06', amendment]]],
    ]);
    expect(wrongWith(told)).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('Cabinet paper');
  });

  it('tells of a variation that a provider was granted', () => {
    const varied = new RateVaried({
      ...{ framework: 'CSH-2025', provider: 'P01', area: 'A02', service: 'home-care', band: 'standard' },
      ...{ oldPence: 2000, hourlyPence: 2100, effectiveFrom: '2026-04-01' },
      ...{ variation: 'V1', decidedOn: '2026-03-02' },
    });
    const told = published(tendered([...story, varied]));
    expect(told.releases.at(-1)).toMatchObject({
      ocid: 'ocds-xxxxxx-CSH-2025',
      tag: ['contractAmendment'],
      contracts: [{ amendments: [{ id: 'V1:2026-04-01', date: '2026-03-02T00:00:00.000Z' }] }],
    });
    expect(wrongWith(told)).toEqual([]);
  });

  it('says that it was published when the last thing happened, by the authority, whose ids stay the same', () => {
    const first = published(tendered());
    expect(first).toMatchObject({
      version: '1.1',
      publishedDate: '2026-06-01T10:00:00.000Z',
      publisher: { name: 'Westmarch Council' },
    });
    expect(JSON.stringify(published(tendered()))).toBe(JSON.stringify(first));
    const later = published(tendered().position('A02', 'secondary', 'P02'));
    expect(later.uri).not.toBe(first.uri);
    const ids = ({ releases }: ReleasePackage) => releases.map(({ ocid, id }) => `${ocid} ${id}`);
    expect(ids(later)).toEqual(expect.arrayContaining(ids(first)));
  });

  it('names no customer, no person and no reason that somebody wrote', () => {
    const text = JSON.stringify(published(tendered())) + JSON.stringify(published(sampleCounty()));
    for (const word of ['P-7788', 'Snoring', 'ill"', 'staff', 'a-test', 'The provider left'])
      expect([word, text.includes(word)]).toEqual([word, false]);
    expect(text).not.toMatch(/"R\d{6}|O\d{6}|PK\d+|referral|customer/);
  });
});

describe('what is looked for in a release package', () => {
  const right = published(tendered());
  const [release] = right.releases;
  const withLast = (more: object) =>
    ({
      ...right,
      releases: [...right.releases.slice(0, -1), { ...right.releases.at(-1)!, ...more }],
    }) as ReleasePackage;
  it.each<readonly [string, ReleasePackage]>([
    ['a word that the standard does not know', withLast({ tag: ['ended'] })],
    ['no id', withLast({ id: '' })],
    ['a release twice', { ...right, releases: [...right.releases, right.releases.at(-1)!] }],
    ['dates that go back', { ...right, releases: right.releases.toReversed() }],
    [
      'a contract without its award',
      withLast({
        contracts: [
          { id: 'x', awardID: 'y', status: 'active', period: { startDate: '2026-01-01T00:00:00Z' } },
        ],
      }),
    ],
    [
      'a supplier that is no party',
      withLast({ awards: [{ id: 'x', suppliers: [{ id: 'P99', name: 'P99' }] }] }),
    ],
    [
      'another process that is not there',
      withLast({ relatedProcesses: [{ id: '1', identifier: 'ocds-xxxxxx-Z' }] }),
    ],
    ['a date that is none', withLast({ date: '2026-13-01' })],
    ['no publisher', { ...right, publisher: {} as never }],
    [
      'part of a penny',
      withLast({
        awards: [
          {
            ...right.releases[5]!.awards![0]!,
            relatedLots: [],
            suppliers: [],
            items: [
              {
                id: 'a',
                description: 'a',
                unit: { name: 'hour', value: { amount: 20.955, currency: 'GBP' } },
              },
            ],
          },
        ],
      }),
    ],
  ])('is found: %s', (_, wrong) => {
    expect(release).toBeDefined();
    expect(wrongWith(wrong)).not.toEqual([]);
  });
});
