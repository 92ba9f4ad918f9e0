const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };

/** Text as people read it: entities are characters. */
export const plain = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole;
    return String.fromCodePoint(
      typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16),
    );
  });

export interface Tag {
  readonly kind: 'open' | 'close';
  /** In lower case: `td`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

const piece = /<!--[^]*?-->|<(\/?)([a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|([^<]+|<)/gi;
const attribute = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function attributesOf(written: string): Readonly<Record<string, string>> {
  const found = [...written.matchAll(attribute)];
  return Object.fromEntries(found.map(([, name = '', a, b, c]) => [name, plain(a ?? b ?? c ?? '')]));
}

/** The tags and texts of a page that our own templates wrote: well-formed, and everything in it escaped. */
export function* piecesOf(html: string): Generator<Tag | Text> {
  for (const [, slash, name, attributes = '', text] of html.matchAll(piece)) {
    if (text !== undefined) yield { kind: 'text', text: plain(text) };
    else if (name !== undefined)
      yield {
        kind: slash === '/' ? 'close' : 'open',
        name: name.toLowerCase(),
        attributes: attributesOf(attributes),
      };
  }
}
