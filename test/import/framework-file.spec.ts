import { examined, places } from './examined.ts';
import { smallCounty } from './small-county.ts';

describe('framework.json', () => {
  const framework = (change: object) => ({
    ...smallCounty,
    'framework.json': JSON.stringify({ ...(JSON.parse(smallCounty['framework.json']) as object), ...change }),
  });

  it.each([
    ['reference', { reference: 'HC 1' }, /Not a reference/],
    ['title', { title: undefined }, /Expected a text: { "title": "…" }/],
    ['authority', { authority: ['A council'] }, /Expected a text/],
    ['regime', { regime: 'PCR2006' }, /PCR2015, PA2023, PSR/],
    ['startsOn', { startsOn: '2025-02-30' }, /no such date/],
    ['policy.acceptance.minimumPercent', { policy: { acceptance: { minimumPercent: 101 } } }, /100/],
    ['policy.acceptance.minimumPercnt', { policy: { acceptance: { minimumPercnt: 70 } } }, /no such key/],
    ['policy.order.1', { policy: { order: { 1: 'primary' } } }, /array/],
    ['policy', { policy: { withinStep: { primary: { invite: 'one' } } } }, /withinStep.primary.choose/],
    ['policy', { policy: { deadline: { workingDay: ['17:00', '09:00'] } } }, /end after it begins/],
    ['policy', { policy: 75 }, /object/],
  ])('says what is wrong with %s', async (column, change, reason) => {
    const { problems, refused } = await examined(framework(change));
    expect(places(problems)).toEqual([`framework.json - ${column}`]);
    expect(problems[0]?.reason).toMatch(reason);
    expect(refused).toBe(1);
  });

  it('takes notice of a key that means nothing', async () => {
    const { problems, warned } = await examined(framework({ colour: 'green' }));
    expect(problems).toEqual([]);
    expect(places(warned)).toEqual(['framework.json - colour']);
  });
});
