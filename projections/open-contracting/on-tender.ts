import type {
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  AwardLine,
  BidsOpened,
  OutcomeNotified,
  PricesEvaluated,
  TenderCancelled,
  TenderExtended,
  TenderOpened,
} from '../../contexts/procurement/index.ts';
import { awardOf, told } from './places.ts';
import type { Happening } from './publishable.ts';
import type { Publisher } from './publisher.ts';
import type { Award, Release, Tender } from './release.ts';
import { type Decision, placeId, type Standing, type TenderStanding } from './standing.ts';

const regimes = {
  PCR2015: 'Public Contracts Regulations 2015',
  PA2023: 'Procurement Act 2023',
  PSR: 'Provider Selection Regime',
};
export const regimeInWords = (regime: keyof typeof regimes): string => regimes[regime];

const places = ({ awards, from }: Decision) => awards.map((line) => placeId({ ...line, from }));

/** What was told of before, and is not any more. */
function dropped(before: Decision | undefined, now: Decision): Decision | undefined {
  const still = new Set(places(now));
  return (
    before && {
      ...before,
      awards: before.awards.filter((line) => !still.has(placeId({ ...line, from: before.from }))),
    }
  );
}

const cancelled = (gone: Decision | undefined): readonly (readonly [Decision, 'cancelled'])[] =>
  gone ? [[gone, 'cancelled']] : [];

/** The releases of tenders, each a contracting process of its own. */
export class OnTender {
  constructor(
    private readonly standing: Standing,
    private readonly publisher: Publisher,
  ) {}

  opened({ id, at, event }: Happening<TenderOpened>): readonly Release[] {
    this.standing.tenders.set(event.tender, {
      ...{ terms: event, prices: new Map() },
      ...{ decided: undefined, told: undefined },
    });
    const { openedAt, questionsUntil, deadline } = event;
    const tender: Tender = {
      ...this.named(event.tender, 'active'),
      procuringEntity: this.publisher.buyer,
      procurementMethod: 'open',
      procurementMethodDetails: regimeInWords(event.regime),
      mainProcurementCategory: 'services',
      enquiryPeriod: { startDate: openedAt, endDate: questionsUntil },
      tenderPeriod: { startDate: openedAt, endDate: deadline },
      techniques: { hasFrameworkAgreement: true },
    };
    const said = told(this.standing, tender, ['tender'], event.lots, {});
    return [this.publisher.release(event.tender, id, at, said)];
  }

  extended({ id, at, event }: Happening<TenderExtended>): readonly Release[] {
    const { openedAt } = this.known(event.tender).terms;
    const period = { startDate: openedAt, endDate: event.deadline };
    const tender = { ...this.named(event.tender, 'active'), tenderPeriod: period };
    return [this.publisher.release(event.tender, id, at, { tag: ['tenderUpdate'], tender })];
  }

  cancelled({ id, at, event }: Happening<TenderCancelled>): readonly Release[] {
    const tender = this.named(event.tender, 'cancelled');
    return [this.publisher.release(event.tender, id, at, { tag: ['tenderCancellation'], tender })];
  }

  /** How many bid, and not who: nobody loses in public. */
  bidsOpened({ id, at, event }: Happening<BidsOpened>): readonly Release[] {
    const tender = { ...this.named(event.tender, 'active'), numberOfTenderers: event.bidders.length };
    return [this.publisher.release(event.tender, id, at, { tag: ['tenderUpdate'], tender })];
  }

  /** Nobody is told of prices before the bidders are. */
  priced({ event }: Happening<PricesEvaluated>): readonly Release[] {
    const { prices } = this.known(event.tender);
    this.set(event.tender, { prices: new Map(prices).set(event.area, event) });
    return [];
  }

  decided({ event }: Happening<AwardDecided>): readonly Release[] {
    this.set(event.tender, { decided: event });
    return [];
  }

  /** Told of, when the award was. */
  declined({ id, at, event }: Happening<AwardDeclined>): readonly Release[] {
    const { decided, told } = this.known(event.tender);
    if (!decided) return [];
    const isIt = ({ area, role, provider }: AwardLine) =>
      area === event.area && role === event.role && provider === event.provider;
    const rest = { ...decided, awards: decided.awards.filter((line) => !isIt(line)) };
    this.set(event.tender, { decided: rest });
    if (!told) return [];
    const gone = { ...told, awards: told.awards.filter(isIt) };
    return this.awards(event.tender, { id, at }, ['awardCancellation'], [[gone, 'cancelled']]);
  }

  /** The bidders know: so may everybody. Awards that they were told of before and are not any more are cancelled. */
  notified({ id, at, event }: Happening<OutcomeNotified>): readonly Release[] {
    const { decided, told } = this.known(event.tender);
    if (!decided) return [];
    this.set(event.tender, { told: decided });
    const tag = [told ? 'awardUpdate' : 'award'];
    const gone = dropped(told, decided);
    return this.awards(event.tender, { id, at }, tag, [[decided, 'pending'], ...cancelled(gone)]);
  }

  confirmed({ id, at, event }: Happening<AwardConfirmed>): readonly Release[] {
    const { told } = this.known(event.tender);
    this.set(event.tender, { decided: event, told: event });
    const gone = dropped(told, event);
    const tag = [told ? 'awardUpdate' : 'award'];
    return this.awards(event.tender, { id, at }, tag, [[event, 'active'], ...cancelled(gone)], 'complete');
  }

  /** The tender block by which later releases of its process name it. */
  named(tender: string, status: NonNullable<Tender['status']>): Tender {
    return { id: tender, title: this.known(tender).terms.title, status };
  }

  private awards(
    tender: string,
    { id, at }: Pick<Happening, 'id' | 'at'>,
    tag: readonly string[],
    decisions: readonly (readonly [Decision, Award['status']])[],
    status: NonNullable<Tender['status']> = 'active',
  ): readonly Release[] {
    const lines = decisions.flatMap(([{ awards }]) => awards);
    if (lines.length === 0) return [];
    const { prices } = this.known(tender);
    const awards = decisions.flatMap(([{ awards, from, to }, status]) =>
      awards.map((line) => {
        const ranking = prices.get(line.area)?.ranking ?? [];
        const pence = ranking.find(({ provider }) => provider === line.provider)?.pence;
        return awardOf(this.standing, this.publisher, { ...line, from, to }, { status, date: at, pence });
      }),
    );
    const said = told(this.standing, this.named(tender, status), tag, lines, { awards });
    return [this.publisher.release(tender, id, at, said)];
  }

  private set(tender: string, more: Partial<TenderStanding>): void {
    this.standing.tenders.set(tender, { ...this.known(tender), ...more });
  }

  private known(tender: string): TenderStanding {
    const known = this.standing.tenders.get(tender);
    if (!known) throw new Error(`The tender ${tender} was never opened.`);
    return known;
  }
}
