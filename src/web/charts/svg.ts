type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that can stand in an element or an attribute. */
export const text = (raw: string): string =>
  raw.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const shown = (value: string | number) =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : text(value);

/** An element; its children are markup already. Numbers are rounded to a tenth of a pixel. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${shown(value)}"`))
    .join('');
  return `<${name}${written}>${children.join('')}</${name}>`;
}
