import type { PriceMethod } from '../../contexts/procurement/index.ts';
import type { KindName, Referable } from './kind.ts';
import type { OnRecord } from './on-record.ts';
import { References } from './references.ts';

/** What a reference comes to: a row that is fit, one that is refused, or nothing. */
export type Found = 'fit' | 'unknown' | { readonly refusedRow: number };

/** Everything that a row may refer to: what the files before it brought, and what is on record. */
export class Known {
  private readonly brought = new Map<KindName, References>();
  /** Areas and providers on record are few, and asked for by every row. */
  private readonly remembered = new Map<string, boolean>();
  private readonly referrals: Map<string, string> | undefined;
  private readonly methods = new Map<string, PriceMethod>();

  /** @param exemptions whether there are exemptions to come, which name an offer and not its referral */
  constructor(
    private readonly on: OnRecord,
    exemptions: boolean,
  ) {
    this.referrals = exemptions ? new Map() : undefined;
  }

  /** The rows of a table that is being read. */
  bring(kind: KindName): References {
    const references = new References();
    this.brought.set(kind, references);
    return references;
  }

  find(kind: Referable, reference: string): Found {
    const brought = this.brought.get(kind)?.find(reference);
    if (brought) return brought.refused ? { refusedRow: brought.row } : 'fit';
    return this.recorded(kind, reference) ? 'fit' : 'unknown';
  }

  /** An offer that the files bring belongs to that referral. */
  offered(offer: string, referral: string): void {
    this.referrals?.set(offer, referral);
  }

  /** The referral of an offer that was found. */
  readonly referralOf = (offer: string): string => {
    const referral = this.referrals?.get(offer) ?? this.on.referralOfOffer(offer)?.referral;
    if (referral === undefined) throw new Error(`Offer ${offer} was neither read nor is it on record.`);
    return referral;
  };

  /** A tender that the files bring turns prices into points by that method. */
  tendered(tender: string, method: PriceMethod): void {
    this.methods.set(tender, method);
  }

  /** The method of a tender that was found. */
  readonly methodOf = (tender: string): PriceMethod => {
    const method = this.methods.get(tender) ?? this.on.tender(tender)?.opened.at(-1)?.priceMethod;
    if (method === undefined) throw new Error(`Tender ${tender} was neither read nor is it on record.`);
    return method;
  };

  /** Frees what only rows still to be checked would need. */
  release(): void {
    this.brought.clear();
    this.remembered.clear();
  }

  private recorded(kind: Referable, reference: string): boolean {
    if (kind === 'referrals') return this.on.referral(reference) !== undefined;
    if (kind === 'offers') return this.on.referralOfOffer(reference) !== undefined;
    if (kind === 'tenders') return this.on.tender(reference) !== undefined;
    const key = `${kind}/${reference}`;
    let known = this.remembered.get(key);
    if (known === undefined) {
      known = (kind === 'areas' ? this.on.area(reference) : this.on.provider(reference)) !== undefined;
      this.remembered.set(key, known);
    }
    return known;
  }
}
