const list = (values: readonly string[]) => values.join(', ') || 'none';

/** In a sentence how what is recorded differs from what is worked out again; nothing when it does not. */
export const differing = (
  what: string,
  recorded: readonly string[],
  again: readonly string[] | undefined,
): readonly string[] => {
  if (again === undefined)
    return [`Of ${what} nothing can be worked out: there is no policy of that version.`];
  const same = recorded.length === again.length && recorded.every((each, i) => each === again[i]);
  return same ? [] : [`Of ${what} the record says: ${list(recorded)}; worked out again: ${list(again)}.`];
};
