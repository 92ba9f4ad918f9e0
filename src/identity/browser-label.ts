const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const first = (text: string, of: typeof browsers, otherwise: string) =>
  of.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;

/** What people call a browser, from what it calls itself: `Firefox on Linux`. */
export const browserLabel = (agent = ''): string =>
  `${first(agent, browsers, 'A browser')} on ${first(agent, systems, 'an unknown system')}`;
