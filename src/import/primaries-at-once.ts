import { overlap } from '../../contexts/agreement/index.ts';
import type { Position } from '../../projections/frameworks/index.ts';
import type { Facts } from './kind.ts';
import type { Fault } from './header.ts';

type Held = Pick<Position, 'area' | 'provider' | 'from' | 'to'>;

interface Claim {
  readonly row: number;
  readonly held: Held;
}

const key = ({ area, provider, from }: Held) => `${area}/${provider}/${from}`;

/**
 * Finds the rows that would make a second primary in an area at one time. It waits for the whole table, because a row
 * may follow the one that corrects what is on record in its way.
 */
export class PrimariesAtOnce {
  private readonly claims: Claim[] = [];
  private readonly corrections = new Map<string, number>();

  constructor(private readonly recorded: readonly Held[]) {}

  /** @param corrects whether the row takes the place of the position on record under its key */
  claim(row: number, facts: Facts, corrects: boolean): void {
    if (facts['role'] !== 'primary') return;
    const { area, provider, from, to } = facts;
    const held = {
      area: String(area),
      provider: String(provider),
      from: String(from),
      to: to === null ? null : String(to),
    };
    this.claims.push({ row, held });
    if (corrects) this.corrections.set(key(held), row);
  }

  /** What is wrong with a row, by row: of two in the file the later. */
  refused(): ReadonlyMap<number, Fault> {
    const refused = new Map<number, Fault>();
    // A correction that is refused leaves the position on record standing, which may refuse another row.
    for (let before = -1; before < refused.size;) {
      before = refused.size;
      this.look(refused);
    }
    return refused;
  }

  private look(refused: Map<number, Fault>): void {
    const inArea = new Map<string, { readonly held: Held; readonly where: string }[]>();
    const stand = (held: Held, where: string) => {
      const others = inArea.get(held.area);
      if (others) others.push({ held, where });
      else inArea.set(held.area, [{ held, where }]);
    };
    for (const held of this.recorded) {
      const correction = this.corrections.get(key(held));
      if (correction === undefined || refused.has(correction)) stand(held, 'on record');
    }
    for (const { row, held } of this.claims) {
      if (refused.has(row)) continue;
      const other = inArea.get(held.area)?.find((each) => overlap(each.held, held));
      if (!other) stand(held, `row ${row}`);
      else {
        const { provider, from, to } = other.held;
        const until = to === null ? 'until further notice' : `to ${to}`;
        const reason =
          `${provider} is primary in ${held.area} from ${from} ${until} (${other.where}): ` +
          'an area has one primary at a time.';
        refused.set(row, { column: 'from', value: held.from, reason });
      }
    }
  }
}
