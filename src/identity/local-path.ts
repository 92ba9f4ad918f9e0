/** Of no server: what leaves it would lead elsewhere. */
const here = 'http://here.invalid';
const longest = 2_000;

/** The path, question included, that a text names on this server; `/` when it leads elsewhere or is no path. */
export function localPath(text: string): string {
  const url = text.startsWith('/') && text.length <= longest ? URL.parse(text, here) : null;
  // Browsers read "//" and "/\" as the beginning of another server's address, also where "/./" stood before it.
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search;
}
