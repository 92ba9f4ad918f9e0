/** Nobody who is known asks, where somebody must: 401, or the page to sign in. */
export class NotKnown extends Error {
  override readonly name = 'NotKnown';
}
