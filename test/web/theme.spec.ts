import { contrastWithWhite, themeColourProblem, themeCss } from '../../src/web/theme.ts';

describe('the council’s colour', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#595959', 7],
  ])('has the contrast with white that WCAG defines: %s', (colour, ratio) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 1);
  });

  it('may be used from 4.5:1 with white', () => {
    expect(themeColourProblem('#767676')).toBeUndefined();
    expect(themeColourProblem('#12436D')).toBeUndefined();
  });

  it('is refused below that, with the ratio and what to do', () => {
    expect(themeColourProblem('#777777')).toBe(
      '#777777 has a contrast of 4.47:1 with white, and text needs 4.5:1: choose a darker colour.',
    );
    expect(themeColourProblem('#ffdd00')).toMatch(/choose a darker colour/);
  });

  it.each(['blue', '#123', '#12436', '#12436d;}body{display:none', ''])(
    'is refused when it is no colour: "%s"',
    (text) => {
      expect(themeColourProblem(text)).toMatch(/six digits/);
      expect(() => themeCss(text)).toThrow(/six digits/);
    },
  );

  it('becomes a stylesheet with a lighter twin for the dark page', () => {
    expect(themeCss('#12436D')).toMatch(
      /^:root\{--evenhand-brand:#12436d;--evenhand-brand-night:#[0-9a-f]{6}\}\n$/,
    );
  });

  it('keeps a colour that can be read on the dark page already', () => {
    expect(themeCss('#767676')).toMatch(/night:#(7[6-9a-f]|8)/);
  });
});
