export interface NamedArea {
  readonly area: string;
  readonly name: string;
  readonly level: 1 | 2 | 3;
}

/** What people call the things that figures know by reference. */
export interface Names {
  /** A provider's name; its reference when it is not on the register. */
  provider(reference: string): string;
  /** An area's name; its reference when it is not defined. */
  area(reference: string): string;
  /** An area's level; undefined when it is not defined. */
  level(reference: string): 1 | 2 | 3 | undefined;
  /** The sentence with the name before each reference of a provider or an area: `Willow Support (P39)`. */
  explain(sentence: string): string;
}

/** Things that have a digit in them, so that no word of a sentence is taken for a reference. */
const referenceLike = /\b(?=[A-Za-z0-9_.-]*\d)[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?/g;

/** Names from the registers of providers and areas. */
export function namesFrom(
  providers: readonly { readonly provider: string; readonly name: string }[],
  areas: readonly NamedArea[],
): Names {
  const byProvider = new Map(providers.map(({ provider, name }) => [provider, name]));
  const byArea = new Map(areas.map((area) => [area.area, area]));
  return {
    provider: (reference) => byProvider.get(reference) ?? reference,
    area: (reference) => byArea.get(reference)?.name ?? reference,
    level: (reference) => byArea.get(reference)?.level,
    explain: (sentence) =>
      sentence.replaceAll(referenceLike, (reference) => {
        const name = byProvider.get(reference) ?? byArea.get(reference)?.name;
        return name === undefined ? reference : `${name} (${reference})`;
      }),
  };
}

/** Orders by name as people read it: case and numbers inside do not matter, `A2` before `A10`. */
const collator = new Intl.Collator('en-GB', { numeric: true });
export const byName = (a: string, b: string): number => collator.compare(a, b);
