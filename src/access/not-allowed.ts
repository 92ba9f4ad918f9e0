/**
 * Whoever asks may not: nothing was looked up and nothing was done. Not a Rejection: the domain was never asked, and a
 * policy of ours that meets it is wrong and stops.
 */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}
