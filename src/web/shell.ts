import { href, type Asked } from './links.ts';

export interface FrameworkName {
  readonly framework: string;
  readonly title: string;
  readonly authority: string;
}

/** What stands round every page. */
export interface Shell {
  /** Whether there is a framework to name; without one the names are the product's own. */
  readonly known: boolean;
  readonly authority: string;
  readonly service: string;
  readonly home: string;
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
}

const pages = [
  { path: '/', text: 'Performance' },
  { path: '/offers', text: 'Offers' },
  { path: '/placements', text: 'Placements' },
  { path: '/fairness', text: 'Fairness' },
] as const;

/** The page of each of these paths exists. */
export type PagePath = (typeof pages)[number]['path'];

/** The frame of a page: every link in it asks the question that the page answers. */
export function shellOf(
  framework: FrameworkName | undefined,
  address: Partial<Asked>,
  current?: PagePath,
): Shell {
  const to = (path: string) => href(path, { ...address });
  return {
    known: framework !== undefined,
    authority: framework?.authority ?? 'Evenhand',
    service: framework?.title ?? 'Care and support at home',
    home: to('/'),
    navigation: pages.map(({ path, text }) => ({ text, href: to(path), current: path === current })),
  };
}
