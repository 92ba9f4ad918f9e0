/** Deeper JSON than this is refused: nothing of ours nests so far. */
const deepest = 64;

const needsCare = /["\\\u0000-\u001f\ud800-\udfff]/;
const quoted = new Map<string, string>();

/**
 * The canonical JSON text of a plain value (RFC 8785): keys in the order of their UTF-16 code units, no white space,
 * numbers as ECMAScript writes them. Members that are `undefined` are left out, as JSON.stringify does.
 *
 * @throws TypeError for what JSON cannot hold unchanged: NaN and infinities, lone surrogates, bigint, functions,
 * `undefined` in an array, objects that are not plain, and nesting deeper than 64.
 */
export function canonicalize(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return needsCare.test(value) ? careful(value) : `"${value}"`;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}.`);
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === deepest)
        throw new TypeError(`JSON nested deeper than ${deepest} is refused (or it is circular).`);
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new TypeError(`JSON cannot hold a value of type ${typeof value}.`);
  }
}

function careful(text: string): string {
  if (!text.isWellFormed())
    throw new TypeError('Text with a lone surrogate is not Unicode and cannot be stored.');
  return JSON.stringify(text);
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) text += (i === 0 ? '' : ',') + write(values[i], depth);
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object's prototype is the root of some realm, or nothing: comparing with our own Object would be too narrow.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError(`Only plain objects can be stored, not a ${value.constructor.name}.`);
  }
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members);
  for (let i = 1; i < keys.length; i++) {
    if (keys[i - 1]! > keys[i]!) {
      keys.sort();
      break;
    }
  }
  let text = '';
  for (const key of keys) {
    const member = members[key];
    if (member !== undefined) text += (text === '' ? '{' : ',') + name(key) + write(member, depth);
  }
  return text === '' ? '{}' : `${text}}`;
}

function name(key: string): string {
  let text = quoted.get(key);
  if (text === undefined) {
    text = `${write(key, 0)}:`;
    if (quoted.size === 10_000) quoted.clear();
    quoted.set(key, text);
  }
  return text;
}
