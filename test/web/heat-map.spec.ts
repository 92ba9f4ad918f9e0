import { defaultPolicy } from '../../contexts/agreement/index.ts';
import { heatByArea, heatByProvider, type HeatMap } from '../../src/web/heat-map.ts';
import { heatLegend, heatTile } from '../../src/web/heat-tile.ts';
import { acceptanceOf, askedOn, sampleAreas, sampleNames } from '../support/documents.ts';
import { expectedDates } from '../support/expected.ts';

const groundOf = (day: (typeof expectedDates)[number]) => ({
  document: acceptanceOf(day),
  policy: defaultPolicy,
  areas: sampleAreas,
  names: sampleNames,
  asked: askedOn(day),
});

const tilesOf = (maps: readonly HeatMap[]) =>
  maps.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ tiles }) => tiles)));

describe.each(expectedDates)('the heat map of %s', (day) => {
  const ground = groundOf(day);

  it.each([
    ['area', heatByArea],
    ['provider', heatByProvider],
  ] as const)('by %s has a tile for each row of the figure, with its numbers', (_, heat) => {
    const shown = tilesOf(heat(ground)).map(({ provider, area, text, share }) => ({
      provider,
      area,
      text,
      share,
    }));
    const figures = ground.document.rows.map((row) => ({
      provider: `Care by ${row.provider}`,
      area: `Area ${row.area}`,
      text: row.percent === null ? '–' : `${row.percent.toFixed(1)}%`,
      share: row.counted === 0 ? 'no offers' : `${row.accepted} of ${row.counted}`,
    }));
    const inOrder = (tiles: readonly { provider: string; area: string }[]) =>
      tiles.toSorted((a, b) => `${a.provider}${a.area}`.localeCompare(`${b.provider}${b.area}`));
    expect(inOrder(shown)).toEqual(inOrder(figures));
  });
});

describe('a map by area', () => {
  const maps = heatByArea(groundOf('2026-06-30'));

  it('is one of each level at which a primary or secondary provider is asked', () => {
    expect(maps.map(({ caption, columns, rows }) => [caption, columns, rows.length])).toEqual([
      ['Level 1 areas', ['Primary', 'Secondary'], 20],
      ['Level 2 areas: monitored only', ['Primary'], 9],
    ]);
  });

  it('says where nobody holds a position', () => {
    const [level1] = heatByArea({
      ...groundOf('2026-06-30'),
      document: { ...acceptanceOf('2026-06-30'), rows: [] },
    });
    expect(level1!.rows[0]!.cells.map(({ tiles, empty }) => [tiles.length, empty])).toEqual([
      [0, 'no primary'],
      [0, 'no secondary'],
    ]);
  });
});

it('a map by provider says which columns nothing binds', () => {
  const [map] = heatByProvider(groundOf('2026-06-30'));
  expect(map!.columns).toEqual(['Primary, level 1', 'Secondary, level 1', 'Primary, level 2 (monitored)']);
});

describe('a tile', () => {
  const row = acceptanceOf('2026-06-30').rows[0]!;
  const tile = (accepted: number, counted: number, status: typeof row.status = 'below') =>
    heatTile(
      { ...row, accepted, counted, status },
      defaultPolicy.acceptance,
      sampleNames,
      askedOn('2026-06-30'),
    );

  it.each([
    [75, 100, 'met', ''],
    [299, 399, 'under', '▾'],
    [71, 100, 'under', '▾'],
    [70, 100, 'well-under', '▾'],
    [61, 100, 'well-under', '▾'],
    [60, 100, 'far-under', '▼'],
    [1, 4, 'unjudged', '○'],
    [0, 0, 'none', ''],
  ])('of %i in %i has the band %s', (accepted, counted, band, mark) => {
    expect(tile(accepted, counted)).toMatchObject({ band, mark });
  });

  it('is not judged while its position mobilises', () => {
    expect(tile(0, 100, 'mobilising').band).toBe('unjudged');
  });

  it('leads to the offers that were counted, and nowhere when there is none', () => {
    expect(tile(1, 4).href).toBe(
      '/offers?framework=CSH-2025&provider=P02&area=A09&role=primary&state=counted&asOf=2026-06-30',
    );
    expect(tile(0, 0).href).toBeNull();
  });

  it('says in words what its place and colour say', () => {
    expect(tile(60, 100).words).toBe('as primary in Area A09, below 75%');
  });
});

it('the legend has the numbers of the policy', () => {
  const acceptance = { ...defaultPolicy.acceptance, minimumPercent: 80, minimumSample: 10 };
  expect(heatLegend(acceptance).map(({ text }) => text)).toEqual([
    '80% or more',
    'under by less than 5 points',
    'under by 5 or more',
    'under by 15 or more',
    'not judged: mobilising, or fewer than 10 offers',
  ]);
});
