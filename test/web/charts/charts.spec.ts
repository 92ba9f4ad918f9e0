import { lineChart, type LineChart } from '../../../src/web/charts/line-chart.ts';
import { shareBar } from '../../../src/web/charts/share-bar.ts';
import { sparkLine } from '../../../src/web/charts/spark-line.ts';
import { tag, text } from '../../../src/web/charts/svg.ts';

const hostile = `"><script>alert('1 & 2')</script>`;

describe('markup', () => {
  it('is made of escaped text', () => {
    expect(text(hostile)).toBe('&quot;&gt;&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;');
    expect(tag('a', { href: hostile, x: 1.04, y: undefined })).toBe(
      '<a href="&quot;&gt;&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;" x="1"></a>',
    );
  });
});

describe('a line chart', () => {
  const point = (percent: number | null) => ({
    percent,
    label: `Acceptance: ${percent}`,
    href: '/offers?a=1&b=2',
  });
  const chart: LineChart = {
    id: 'trend',
    title: hostile,
    description: 'What it shows',
    periods: ['May', 'June', 'July'],
    levels: [{ percents: [75, 75, 80], label: 'Minimum' }],
    series: [{ name: 'Acceptance', kind: 'first', points: [point(50), point(null), point(100)] }],
  };
  const svg = lineChart(chart, { width: 400, height: 200, labelEvery: 2, names: 'beside' });

  it('names and describes itself, each id once', () => {
    expect(svg).toContain('aria-labelledby="trend-title trend-description"');
    expect(svg.match(/id="trend-title"/g)).toHaveLength(1);
    expect(svg).not.toContain('<script');
  });

  it('has a link for each point that exists, which the keyboard passes over', () => {
    expect(
      svg.match(/<a href="\/offers\?a=1&amp;b=2" tabindex="-1" aria-label="Acceptance: \d+"/g),
    ).toHaveLength(2);
  });

  it('draws a gap where nothing was counted', () => {
    expect(svg).toMatch(/<path d="M[\d.,]+ZM[\d.,]+Z"><\/path>/);
  });

  it('stands 100% at the top and 50% in the middle', () => {
    const heights = [...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(heights).toEqual([92, 12]);
  });

  it('follows a level that a policy changed', () => {
    expect(svg).toMatch(/<path class="chart__level" d="M48,52[LHV\d.,]+"/);
  });

  it('has every second period on its axis, counted from the last', () => {
    expect(svg).toContain('>May<');
    expect(svg).not.toContain('>June<');
    expect(svg).toContain('>July<');
  });

  it('needs no style attribute, which the page’s policy forbids', () => {
    expect(svg).not.toMatch(/\sstyle=/);
  });
});

describe('a spark line', () => {
  it('marks its last point and says what it shows', () => {
    const svg = sparkLine([1, 2, 3], hostile);
    expect(svg).toContain('role="img" aria-label="&quot;&gt;&lt;script&gt;');
    expect(svg).toMatch(/<circle cx="92" cy="4" r="3">/);
  });

  it('is flat when nothing changes, and empty when nothing is known', () => {
    expect(sparkLine([5, 5], 'same')).toContain('<path d="M4,16L92,16">');
    expect(sparkLine([null, null], 'none')).not.toContain('<circle');
  });
});

describe('a share', () => {
  it('is as long as its percentage, with a tick at the level', () => {
    const svg = shareBar(50, 25);
    expect(svg).toContain('class="share share--over"');
    expect(svg).toMatch(/class="share__value" x="0" y="3" width="110"/);
    expect(svg).toMatch(/class="share__level" x1="55" x2="55"/);
  });

  it('is not over a level that it only reaches, nor without one', () => {
    expect(shareBar(25, 25)).toContain('class="share"');
    expect(shareBar(100)).toContain('class="share"');
    expect(shareBar(100)).not.toContain('share__level');
  });
});
