import type { Views } from '#event-sourcing';
import { rateKey } from '../../contexts/prices/index.ts';
import { frameworks, type FrameworkRow, type Position } from '../../projections/frameworks/index.ts';
import { oversight, type OversightRow } from '../../projections/oversight/index.ts';
import { providers, type ProviderRow } from '../../projections/providers/index.ts';
import { rates, type Rate } from '../../projections/rates/index.ts';
import { referrals, type ReferralRow } from '../../projections/referrals/index.ts';
import { tenderHistories, type TenderHistory } from '../../projections/tender-history/index.ts';
import { upliftApprovals, type UpliftApproval } from '../../projections/uplift-approvals/index.ts';

/** What is on record before an import, as far as its rows can touch it. A framework that is not recorded has nothing. */
export class OnRecord {
  readonly row: FrameworkRow | undefined;

  constructor(
    private readonly views: Views,
    readonly framework: string,
  ) {
    this.row = views.get(frameworks, framework);
  }

  area(area: string) {
    return this.row && Object.hasOwn(this.row.areas, area) ? this.row.areas[area] : undefined;
  }

  position({ area, role, provider, from }: Pick<Position, 'area' | 'role' | 'provider' | 'from'>) {
    return this.row?.positions.find(
      (held) => held.area === area && held.role === role && held.provider === provider && held.from === from,
    );
  }

  provider(provider: string): ProviderRow | undefined {
    return this.views.get(providers, provider);
  }

  oversight(provider: string): OversightRow | undefined {
    return this.views.get(oversight, provider);
  }

  rate(provider: string, asked: Omit<Rate, 'hourlyPence'>): Rate | undefined {
    return (
      this.row &&
      this.views
        .get(rates, `${this.framework}/${provider}`)
        ?.rates.find((rate) => rateKey(rate) === rateKey(asked))
    );
  }

  tender(tender: string): TenderHistory | undefined {
    return this.row && this.views.get(tenderHistories, `${this.framework}/${tender}`);
  }

  uplift(uplift: string): UpliftApproval | undefined {
    return this.row && this.views.get(upliftApprovals, `${this.framework}/${uplift}`);
  }

  referral(referral: string): ReferralRow | undefined {
    return this.row && this.views.get(referrals, `${this.framework}/${referral}`);
  }

  /** The referral that an offer belongs to. */
  referralOfOffer(offer: string): ReferralRow | undefined {
    return this.found(`${this.framework}/offer/${offer}`);
  }

  /** The referral that a package was placed for. */
  referralOfPackage(reference: string): ReferralRow | undefined {
    return this.found(`${this.framework}/package/${reference}`);
  }

  private found(term: string): ReferralRow | undefined {
    return this.row && this.views.withTerm(referrals, term, term)[0];
  }
}
