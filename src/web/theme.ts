type Channels = readonly [red: number, green: number, blue: number];

/** The least contrast that WCAG 2.2 AA allows between text and what lies behind it (success criterion 1.4.3). */
export const leastContrast = 4.5;

const white: Channels = [255, 255, 255];
/** What lies behind the text in dark mode; `styles/evenhand.scss` says the same. */
const night: Channels = [17, 21, 24];

const channels = (colour: string): Channels => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue];
};

const hex = (colour: Channels): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance"). */
function luminance(colour: Channels): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Channels, b: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The contrast of a colour such as `#12436d` with white: 1 (none) to 21. */
export const contrastWithWhite = (colour: string): number => contrast(channels(colour), white);

/**
 * What is wrong with a council's colour, in a sentence that says what to do; undefined when it may be used.
 * White text lies on it and it lies on white, so it must stand out from white.
 */
export function themeColourProblem(colour: string): string | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    return `"${colour}" is not a colour: write it as # and six digits, such as #12436d.`;
  const ratio = contrastWithWhite(colour);
  if (ratio >= leastContrast) return undefined;
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
  return `${colour} has a contrast of ${shown}:1 with white, and text needs ${leastContrast}:1: choose a darker colour.`;
}

/** The colour mixed with white until it can be read on the dark page. */
function forNight(colour: Channels): Channels {
  let lighter = colour;
  for (let share = 0; contrast(lighter, night) < leastContrast; share += 0.05)
    lighter = colour.map((channel) => channel + (255 - channel) * share) as unknown as Channels;
  return lighter;
}

/**
 * The stylesheet that carries a council's colour, served as `theme.css`.
 *
 * @throws Error when the colour may not be used, with the sentence of {@link themeColourProblem}.
 */
export function themeCss(colour: string): string {
  const problem = themeColourProblem(colour);
  if (problem !== undefined) throw new Error(problem);
  return `:root{--evenhand-brand:${colour.toLowerCase()};--evenhand-brand-night:${hex(forNight(channels(colour)))}}\n`;
}
