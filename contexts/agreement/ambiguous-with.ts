/**
 * The frameworks whose streams could be mistaken for those of `reference`: a stream is called
 * `<category>-<framework>-<reference>`, references may hold `-`, so that of two frameworks neither may begin with
 * the other and a `-`. Empty when the reference is fit for a new framework beside the others.
 */
export const ambiguousWith = (reference: string, others: readonly string[]): readonly string[] =>
  others.filter((other) => other.startsWith(`${reference}-`) || reference.startsWith(`${other}-`));
