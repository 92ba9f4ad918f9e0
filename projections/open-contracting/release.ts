import type { Instant } from '#event-sourcing';

/** An organisation as a release names it: `id` is one of the parties'. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
}

export interface Party extends Organisation {
  readonly roles: readonly string[];
}

/** What is open, held or measured from one instant to another; an end is exclusive. */
export interface Period {
  readonly startDate: Instant;
  readonly endDate?: Instant;
}

export interface Lot {
  readonly id: string;
  readonly title: string;
}

export interface Item {
  readonly id: string;
  readonly description: string;
  readonly quantity?: number;
  readonly unit: {
    readonly name: string;
    readonly value?: { readonly amount: number; readonly currency: 'GBP' };
  };
}

export interface Tender {
  readonly id: string;
  readonly title?: string;
  readonly status?: 'active' | 'cancelled' | 'complete';
  readonly procuringEntity?: Organisation;
  readonly procurementMethod?: 'open' | 'direct';
  readonly procurementMethodDetails?: string;
  readonly mainProcurementCategory?: 'services';
  readonly tenderPeriod?: Period;
  readonly enquiryPeriod?: Period;
  readonly contractPeriod?: Period;
  readonly numberOfTenderers?: number;
  /** Lots extension. */
  readonly lots?: readonly Lot[];
  /** Techniques extension. */
  readonly techniques?: { readonly hasFrameworkAgreement: boolean };
}

export interface Award {
  readonly id: string;
  readonly title: string;
  readonly status: 'pending' | 'active' | 'cancelled';
  readonly date: Instant;
  readonly suppliers: readonly Organisation[];
  readonly contractPeriod?: Period;
  readonly items?: readonly Item[];
  /** Lots extension. */
  readonly relatedLots?: readonly string[];
}

export interface Amendment {
  readonly id: string;
  readonly date: Instant;
  readonly description: string;
}

export interface Contract {
  readonly id: string;
  readonly awardID: string;
  readonly title: string;
  readonly status: 'pending' | 'active' | 'cancelled' | 'terminated';
  readonly period: Period;
  readonly amendments?: readonly Amendment[];
}

export interface RelatedProcess {
  readonly id: string;
  readonly relationship: readonly string[];
  readonly scheme: 'ocid';
  readonly identifier: string;
}

/** What a release says besides where it belongs; only the fields of the standard that Evenhand fills. */
export interface Said {
  readonly tag: readonly string[];
  readonly tender: Tender;
  readonly awards?: readonly Award[];
  readonly contracts?: readonly Contract[];
}

/** A release of the Open Contracting Data Standard 1.1: what one contracting process was told to be at one instant. */
export interface Release extends Said {
  readonly ocid: string;
  readonly id: string;
  readonly date: Instant;
  readonly initiationType: 'tender';
  readonly language: 'en';
  readonly parties: readonly Party[];
  readonly buyer: Organisation;
  readonly relatedProcesses?: readonly RelatedProcess[];
}

export interface ReleasePackage {
  readonly uri: string;
  readonly version: '1.1';
  readonly extensions: readonly string[];
  readonly publishedDate: Instant;
  readonly publisher: { readonly name: string };
  readonly releases: readonly Release[];
}
