/**
 * An event as canonical JSON with gaps for what only the writer knows: `at`, the default of `occurred`, `pos` and `rev`.
 * The keys of an envelope stand in their canonical order, so that filling the gaps yields the bytes to store.
 */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  /** From the end of `at` to the beginning of `occurred`. */
  readonly head: string;
  /** Empty: when it was recorded. */
  readonly occurred: string;
  /** From the end of `rev`. */
  readonly tail: string;
}

/** The canonical text of an event (RFC 8785), as stored, exported and proved. */
export const envelope = (
  at: string,
  head: string,
  occurred: string,
  pos: number,
  rev: number,
  tail: string,
): string => `{"at":"${at}${head}${occurred === '' ? at : occurred}","pos":${pos},"rev":${rev}${tail}`;

/** The most bytes that filling the gaps can add to head and tail. */
export const gapBytes = envelope(
  '0000-00-00T00:00:00.000Z',
  '',
  '',
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
  '',
).length;

/** The text without its position: what two logs that hold the same events have in common. */
export function withoutPosition(text: string): string {
  const at = text.lastIndexOf(',"pos":');
  // Within `data` it is no position: the envelope's own comes after everything that may hold quoted keys.
  if (at < text.lastIndexOf(',"occurred":')) return text;
  return text.slice(0, at) + text.slice(text.indexOf(',"rev":', at));
}
