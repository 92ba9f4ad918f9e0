import type {
  FrameworkCorrected,
  FrameworkEstablished,
  PositionAwarded,
  PositionCorrected,
  PositionVacated,
} from '../../contexts/agreement/index.ts';
import { type OnTender, regimeInWords } from './on-tender.ts';
import { awardOf, contractOf, told } from './places.ts';
import type { Happening } from './publishable.ts';
import type { Publisher } from './publisher.ts';
import type { Contract, Release, Tender } from './release.ts';
import { type Held, placeId, type Standing } from './standing.ts';
import { lasting } from './when.ts';

/** The releases of the framework and of the positions under it. */
export class OnFramework {
  private framework = '';

  constructor(
    private readonly standing: Standing,
    private readonly publisher: Publisher,
    private readonly onTender: OnTender,
  ) {}

  told({ id, at, event }: Happening<FrameworkEstablished | FrameworkCorrected>): readonly Release[] {
    const known = this.framework !== '';
    this.framework = event.framework;
    this.standing.title = event.title;
    const tender: Tender = {
      ...this.named(null),
      procuringEntity: this.publisher.buyer,
      procurementMethodDetails: regimeInWords(event.regime),
      mainProcurementCategory: 'services',
      contractPeriod: lasting(event.startsOn, event.endsOn),
      techniques: { hasFrameworkAgreement: true },
    };
    return [this.publisher.release(null, id, at, { tag: [known ? 'tenderUpdate' : 'tender'], tender })];
  }

  /** In the tender that it was awarded in, else in the framework's own process. */
  position({ id, at, event }: Happening<PositionAwarded | PositionCorrected>): readonly Release[] {
    const known = this.standing.positions.has(placeId(event));
    this.standing.positions.set(placeId(event), event);
    const award = awardOf(this.standing, this.publisher, event, { status: 'active', date: at });
    const contract = contractOf(this.standing, event, at);
    const tag = known ? ['awardUpdate', 'contractUpdate'] : ['award', 'contract'];
    return [this.of(event, id, at, tag, { awards: [award], contracts: [contract] })];
  }

  /** On its first day: it was never held. */
  vacated({ id, at, event }: Happening<PositionVacated>): readonly Release[] {
    const known = this.standing.positions.get(placeId(event));
    if (!known) return [];
    const ended = { ...known, to: event.on };
    this.standing.positions.set(placeId(event), ended);
    const never = event.on === event.from;
    const contract: Contract = {
      ...contractOf(this.standing, ended, at),
      status: never ? 'cancelled' : 'terminated',
    };
    return [this.of(ended, id, at, ['contractTermination'], { contracts: [contract] })];
  }

  /** The tender block by which later releases of a process name it. */
  named(process: string | null): Tender {
    return process === null
      ? { id: this.framework, title: this.standing.title, status: 'complete' }
      : this.onTender.named(process, 'complete');
  }

  private of(
    place: Held,
    id: string,
    at: string,
    tag: readonly string[],
    said: Pick<Release, 'awards' | 'contracts'>,
  ): Release {
    const process = this.standing.tenderOf(place);
    const all = told(this.standing, this.named(process), tag, [place], said);
    return this.publisher.release(process, id, at, all);
  }
}
