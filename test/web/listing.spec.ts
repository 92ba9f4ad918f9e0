import { chips, choices, listing } from '../../src/web/listing.ts';

const numbers = Array.from({ length: 250 }, (_, index) => index + 1);

describe('a long list', () => {
  it('comes in pages of a hundred', () => {
    expect(listing('/offers', { state: 'counted', page: '2' }, numbers)).toMatchObject({
      total: 250,
      range: '101 to 200 of 250',
      previous: '/offers?state=counted',
      next: '/offers?state=counted&page=3',
    });
    expect(listing('/offers', { page: '3' }, numbers).rows).toHaveLength(50);
  });

  it.each(['0', '-1', 'x', '1.5', '99'])('has the nearest page to "%s"', (page) => {
    expect(listing('/offers', { page }, numbers).rows.length).toBeGreaterThan(0);
  });

  it('has no range and no neighbours when everything is shown', () => {
    expect(listing('/offers', {}, [1])).toEqual({
      rows: [1],
      total: 1,
      range: undefined,
      previous: undefined,
      next: undefined,
    });
    expect(listing('/offers', {}, []).total).toBe(0);
  });
});

it('a filter in force can be taken away alone', () => {
  const search = { provider: 'P01', area: 'A01', page: '2' };
  expect(chips('/offers', search, { provider: 'Provider: Oak', area: undefined })).toEqual([
    { text: 'Provider: Oak', href: '/offers?area=A01' },
  ]);
});

it('a choice in force has no link', () => {
  const links = choices('/offers', { state: 'declined', page: '2' }, 'state', {
    accepted: 'Accepted',
    declined: 'Declined',
  });
  expect(links).toEqual([
    { text: 'All', href: '/offers' },
    { text: 'Accepted', href: '/offers?state=accepted' },
    { text: 'Declined', href: null },
  ]);
});
