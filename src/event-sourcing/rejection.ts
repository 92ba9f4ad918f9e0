/** The domain says no: `code` is public (kebab-case sentence of the broken rule), `message` says what to do. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
