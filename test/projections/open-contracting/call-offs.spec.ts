import { County } from '../../support/county.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { published } from '../../support/tendered-county.ts';

describe('what was called off', () => {
  /** Packages placed in an area, so many on each of these days. */
  function placed(...days: readonly (readonly [day: string, packages: number])[]): County {
    const county = new County().area('A01').provider('P01').position('A01', 'primary', 'P01');
    let number = 0;
    for (const [day, packages] of days)
      for (let i = 0; i < packages; i++) {
        const referral = `R${++number}`;
        county.referral(referral, 'A01', { raisedAt: day });
        county.offer(`O${number}`, {
          referral,
          provider: 'P01',
          role: 'primary',
          offeredAt: day,
          outcome: 'accepted',
        });
        county.package(`K${number}`, { referral, offer: `O${number}`, provider: 'P01', placedAt: day });
      }
    return county;
  }
  const callOffs = (county: County) =>
    published(county)
      .releases.filter(({ ocid }) => ocid.includes(':call-offs:'))
      .map(({ awards }) => [
        awards?.[0]?.contractPeriod,
        ...(awards?.[0]?.items ?? []).map(({ quantity }) => quantity),
      ]);
  const period = (startDate: string, endDate: string) => ({ startDate, endDate });
  const first = period('2025-01-06T00:00:00.000Z', '2025-02-03T00:00:00.000Z');

  it('is told of period by period, once five packages are together', () => {
    expect(callOffs(placed(['2025-01-20', 5], ['2025-02-10', 6], ['2025-04-01', 1]))).toEqual([
      [first, 5, 50],
      [period('2025-02-03T00:00:00.000Z', '2025-03-03T00:00:00.000Z'), 6, 60],
    ]);
  });

  it('waits, and is told of together with what follows, while there are fewer', () => {
    expect(callOffs(placed(['2025-01-20', 4], ['2025-04-01', 1]))).toEqual([]);
    expect(callOffs(placed(['2025-01-20', 4], ['2025-02-10', 1], ['2025-04-01', 1]))).toEqual([
      [period('2025-01-06T00:00:00.000Z', '2025-03-03T00:00:00.000Z'), 5, 50],
    ]);
  });

  it('is not told of before the period is over', () => {
    expect(callOffs(placed(['2025-01-20', 7]))).toEqual([]);
  });

  it('is told of the sample county in numbers of five and more', () => {
    const counts = callOffs(sampleCounty()).map(([, packages]) => Number(packages));
    expect(counts.length).toBeGreaterThan(20);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
  });
});
