/** A link of a page to the list behind a figure, and the number that the figure shows. */
export interface LinkBehind {
  readonly href: string;
  /** Undefined where the link shows a share only: the same list stands behind a number elsewhere. */
  readonly number: number | undefined;
}

const anchor = /<a [^>]*?href="(\/(?:offers|placements)\?[^"]*)"[^>]*>([\s\S]*?)<\/a>/g;

/** `18`, `5 of 18` (the whole counts), `320 accepted`, `471 offers counted`; a percentage or a sentence is no number. */
function numberIn(markup: string): number | undefined {
  const text = markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [, whole] = / of ([\d,]+) /.exec(` ${text} `) ?? /^([\d,]+)(?: [a-z]|$)/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole.replaceAll(',', ''));
}

/** Every link of a page to a list of offers or placements. */
export const linksBehind = (html: string): readonly LinkBehind[] =>
  [...html.matchAll(anchor)].map(([, href = '', inside = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    number: numberIn(inside),
  }));
