/** A bid as it is kept until it is opened. */
export interface SealedBid {
  /** SHA-256 in hexadecimal of the salt's 32 hexadecimal digits with the text after them. */
  readonly digest: string;
  /** Base64; nobody reads it without the key. */
  readonly sealed: string;
}

/** What was sealed. */
export interface UnsealedBid {
  /** 32 hexadecimal digits that nobody could foresee. */
  readonly salt: string;
  readonly text: string;
}

/**
 * Closes and opens bids; the composition root binds it. Both reject with a Rejection `seal-key-unavailable` when the key
 * cannot be had.
 */
export abstract class BidSeal {
  /** @param stream where the bid is kept: what was sealed for one stream is no bid in another */
  abstract seal(stream: string, text: string): Promise<SealedBid>;

  /** Undefined: it is not what was sealed for this stream, or does not have this digest. */
  abstract open(stream: string, sealed: SealedBid): Promise<UnsealedBid | undefined>;
}
