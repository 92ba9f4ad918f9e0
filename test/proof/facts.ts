import { localDate, type Instant, type RecordedEvent } from '#event-sourcing';
import type { Level, PolicyDocument, Role } from '../../contexts/agreement/index.ts';
import type { ProviderNeed } from '../../contexts/providers/index.ts';
import type { StepOpened } from '../../contexts/referrals/index.ts';

type Told = Readonly<Record<string, never>>;
interface Interval {
  readonly from: string;
  to: string | null;
}
type Step = Pick<StepOpened, 'role' | 'candidates'>;
interface Position extends Interval {
  readonly area: string;
  readonly role: Role;
  readonly provider: string;
  readonly rank: number | null;
}

const holds = ({ from, to }: Interval, at: Instant) =>
  from <= localDate(at) && (to === null || localDate(at) < to);

/** What is true of areas, positions, providers and rates: read from the log by nothing that the desk decides with. */
export class Facts {
  policy!: PolicyDocument;
  private readonly levels = new Map<string, Level>();
  private readonly positions: Position[] = [];
  private readonly suspensions = new Map<string, Interval[]>();
  private readonly scopes = new Map<string, readonly ProviderNeed[]>();
  private readonly rates = new Map<string, number>();
  private readonly lastPlaced = new Map<string, Instant>();

  learn({ type, data }: RecordedEvent): void {
    const told = data as Told;
    const { provider, area, from } = told;
    if (type === 'PolicyAdopted') this.policy = told['policy']!;
    if (type === 'AreaDefined') this.levels.set(area!, told['level']!);
    if (type === 'PositionAwarded') this.positions.push({ ...(told as unknown as Position) });
    if (type === 'ProviderSuspended')
      this.suspensions.set(provider!, [
        ...(this.suspensions.get(provider!) ?? []),
        { from: from!, to: null },
      ]);
    if (type === 'ProviderReinstated') this.suspensions.get(provider!)!.at(-1)!.to = told['on']!;
    if (type === 'ProviderScopeRecorded') this.scopes.set(provider!, told['outOfScope']!);
    if (type === 'RateAgreed') this.rates.set(`${provider}/${area}`, told['hourlyPence']!);
    if (type === 'PackagePlaced') this.lastPlaced.set(provider!, told['placedAt']!);
  }

  /** The roles of an area in the order in which they are asked. */
  orderIn = (area: string): readonly Role[] => this.policy.order[this.levels.get(area)!] ?? [];

  holders = (area: string, role: Role, at: Instant): readonly string[] =>
    this.positions
      .filter((each) => each.area === area && each.role === role && holds(each, at))
      .map(({ provider }) => provider);

  /**
   * Who of those left comes first where a role is asked rank by rank, whoever has none last; else undefined. Of a part
   * that one of them has taken the others are out.
   */
  nextByRank(area: string, { role, candidates }: Step, at: Instant, left: readonly string[]) {
    if (this.policy.withinStep[role]?.invite !== 'rank') return undefined;
    const out = candidates.filter(({ barredBy }) => barredBy === 'SPLIT').map(({ provider }) => provider);
    const ranks = this.positions
      .filter((each) => each.area === area && each.role === role && holds(each, at))
      .filter(({ provider }) => left.includes(provider) && !out.includes(provider))
      .map(({ provider, rank }) => ({ provider, rank: rank ?? Number.MAX_SAFE_INTEGER }));
    const best = Math.min(...ranks.map(({ rank }) => rank));
    return ranks.filter(({ rank }) => rank === best).map(({ provider }) => provider);
  }

  suspended = (provider: string, at: Instant): boolean =>
    (this.suspensions.get(provider) ?? []).some((each) => holds(each, at));

  cannot = (provider: string, needs: readonly string[]): boolean =>
    (this.scopes.get(provider) ?? []).some((each) => needs.includes(each));

  rate = (provider: string, area: string): number =>
    this.rates.get(`${provider}/${area}`) ?? Number.MAX_SAFE_INTEGER;

  placedLast = (provider: string): Instant => this.lastPlaced.get(provider) ?? '';
}
