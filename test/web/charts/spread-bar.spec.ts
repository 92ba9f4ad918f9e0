import { spreadBar } from '../../../src/web/charts/spread-bar.ts';

const marks = { least: 100, first: 150, median: 175, third: 200, most: 300 };

describe('the bar of a spread', () => {
  it('reaches from the least to the most, with its box between the quartiles and a mark at the median', () => {
    const bar = spreadBar(marks, [100, 300]);
    expect(bar).toContain('<line class="spread__reach" x1="4" x2="156" y1="8" y2="8">');
    expect(bar).toContain('<rect class="spread__box" x="42" y="3" width="38"');
    expect(bar).toContain('<line class="spread__median" x1="61" x2="61"');
    expect(bar).toContain('aria-hidden="true"');
  });

  it('has no box without quartiles, and stands in the middle when all is the same', () => {
    const bar = spreadBar({ least: 7, first: null, median: 7, third: null, most: 7 }, [7, 7]);
    expect(bar).not.toContain('spread__box');
    expect(bar).toContain('x1="80" x2="80"');
  });
});
