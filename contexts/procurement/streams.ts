/** Which tender. */
export interface OfTender {
  readonly framework: string;
  readonly tender: string;
}

/** Which bid. */
export interface OfBid extends OfTender {
  readonly provider: string;
}

/** Where a tender is kept, below its category. */
export const tenderStream = ({ framework, tender }: OfTender): string => `${framework}-${tender}`;

/** Where a bid is kept, below its category: `OpenTender` sees to it that no two share a name. */
export const bidStream = (of: OfBid): string => `${tenderStream(of)}-${of.provider}`;
