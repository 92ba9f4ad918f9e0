import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import type { AcceptanceDocument, AcceptanceRow } from '../../projections/acceptance/index.ts';
import { heatTile, type HeatTile } from './heat-tile.ts';
import type { Asked } from './links.ts';
import { byName, type NamedArea, type Names } from './names.ts';
import { capital } from './wording.ts';

/** Which of the two the rows are; the other one is written in the tiles. */
export const views = ['area', 'provider'] as const;
export type View = (typeof views)[number];

export interface HeatRow {
  readonly name: string;
  /** In the order of the columns; more than one tile where several providers or areas share a place. */
  readonly cells: readonly { readonly tiles: readonly HeatTile[]; readonly empty: string }[];
}

/** Acceptance by provider and area as a table whose cells are coloured. */
export interface HeatMap {
  readonly id: string;
  readonly caption: string;
  readonly rowsAre: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
}

const roles = ['primary', 'secondary'] as const;
type JudgedRole = (typeof roles)[number];

interface Ground {
  readonly document: AcceptanceDocument;
  readonly policy: PolicyDocument;
  readonly areas: readonly NamedArea[];
  readonly names: Names;
  readonly asked: Asked;
}

/** The roles of a level: those that the policy asks, and those that were asked all the same. */
const rolesAt = ({ document, policy, names }: Ground, level: 1 | 2 | 3): readonly JudgedRole[] =>
  roles.filter(
    (role) =>
      policy.order[level]?.includes(role) === true ||
      document.rows.some((row) => row.role === role && names.level(row.area) === level),
  );

const binds = ({ policy }: Ground, level: 1 | 2 | 3, role: JudgedRole): boolean =>
  policy.acceptance.scope[level]?.[role] === 'breach';

const tilesOf = ({ policy, names, asked }: Ground, rows: readonly AcceptanceRow[]): readonly HeatTile[] =>
  rows
    .map((row) => heatTile(row, policy.acceptance, names, asked))
    .toSorted((a, b) => byName(a.area, b.area) || byName(a.provider, b.provider));

/** A table per level, a row per area: who holds it as primary and as secondary, and how each answered. */
export function heatByArea(ground: Ground): readonly HeatMap[] {
  const cells = Map.groupBy(ground.document.rows, ({ area, role }) => `${area}/${role}`);
  return ([1, 2, 3] as const).flatMap((level): readonly HeatMap[] => {
    const asked = rolesAt(ground, level);
    if (asked.length === 0) return [];
    const watched = !asked.some((role) => binds(ground, level, role));
    const areas = ground.areas.filter((area) => area.level === level);
    return [
      {
        id: `level-${level}`,
        caption: `Level ${level} areas${watched ? ': monitored only' : ''}`,
        rowsAre: 'Area',
        columns: asked.map(capital),
        rows: areas
          .toSorted((a, b) => byName(a.name, b.name))
          .map(({ area, name }) => ({
            name,
            cells: asked.map((role) => ({
              tiles: tilesOf(ground, cells.get(`${area}/${role}`) ?? []),
              empty: `no ${role}`,
            })),
          })),
      },
    ];
  });
}

/** One table, a row per provider: how it answered in each of its areas. */
export function heatByProvider(ground: Ground): readonly HeatMap[] {
  const { document, names } = ground;
  const columns = ([1, 2, 3] as const).flatMap((level) =>
    rolesAt(ground, level).map((role) => ({
      level,
      role,
      name: `${capital(role)}, level ${level}${binds(ground, level, role) ? '' : ' (monitored)'}`,
    })),
  );
  return [
    {
      id: 'providers',
      caption: 'Providers and their areas',
      rowsAre: 'Provider',
      columns: columns.map(({ name }) => name),
      rows: [...Map.groupBy(document.rows, ({ provider }) => provider)]
        .toSorted(([a], [b]) => byName(names.provider(a), names.provider(b)))
        .map(([provider, own]) => ({
          name: names.provider(provider),
          cells: columns.map(({ level, role }) => ({
            tiles: tilesOf(
              ground,
              own.filter((row) => row.role === role && names.level(row.area) === level),
            ),
            empty: '',
          })),
        })),
    },
  ];
}
