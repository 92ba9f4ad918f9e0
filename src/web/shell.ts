import { Principal, type Role, type Rule } from '#access';
import { FindAcceptance, FindOffersBehind } from '../../projections/acceptance/index.ts';
import { FindAccounts, FindTokens } from '../../projections/accounts/index.ts';
import { FindTrail } from '../audit-trail/find-trail.ts';
import { FindAreas } from '../../projections/areas/index.ts';
import { FindFairnessFindings } from '../../projections/fairness/index.ts';
import { FindImports } from '../import/batches/find-imports.ts';
import { FindProviders } from '../../projections/provider-records/index.ts';
import { FindDesk } from '../../projections/referral-desk/index.ts';
import { FindOwnOffers } from '../../projections/own-offers/index.ts';
import { FindTenders } from '../../projections/tenders/index.ts';
import { FindRates } from '../../projections/rates/index.ts';
import { FindPositions } from '../../projections/positions-board/index.ts';
import { FindAlerts } from '../../projections/raised-alerts/index.ts';
import { FindVolumeShares } from '../../projections/volume-shares/index.ts';
import { FindPlacementsBehind, FindReserveUsage } from '../../projections/reserve-usage/index.ts';
import { FindSubscriptions } from './subscriptions/find-subscriptions.ts';
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

interface Page {
  readonly path: string;
  readonly text: string;
  /** Questions that it asks: whoever may not ask them has no link to it. */
  readonly asks: readonly { readonly rule: Rule }[];
  /** Whether it is about the one provider whose the visitor is. */
  readonly ofProvider?: boolean;
  /** Where whoever has this role and no other begins. */
  readonly homeOf?: Role;
  /** What the link to it asks, where its bare address leads to where somebody begins. */
  readonly question?: Readonly<Record<string, string>>;
}

const pages = [
  {
    path: '/',
    text: 'Performance',
    asks: [FindAcceptance, FindReserveUsage],
    question: { by: 'area' },
  },
  { path: '/desk', text: 'Referral desk', asks: [FindDesk], homeOf: 'broker' },
  { path: '/my-offers', text: 'My offers', asks: [FindOwnOffers], ofProvider: true },
  { path: '/record', text: 'Our record', asks: [FindAcceptance], ofProvider: true },
  { path: '/alerts', text: 'Alerts', asks: [FindAlerts] },
  { path: '/areas', text: 'Areas', asks: [FindAreas] },
  { path: '/positions', text: 'Positions', asks: [FindPositions, FindVolumeShares] },
  { path: '/providers', text: 'Providers', asks: [FindProviders] },
  { path: '/offers', text: 'Offers', asks: [FindOffersBehind] },
  { path: '/placements', text: 'Placements', asks: [FindPlacementsBehind] },
  { path: '/tenders', text: 'Tenders', asks: [FindTenders] },
  { path: '/prices', text: 'Prices', asks: [FindRates] },
  { path: '/fairness', text: 'Fairness', asks: [FindFairnessFindings] },
  { path: '/audit-trail', text: 'Audit trail', asks: [FindTrail] },
  { path: '/imports', text: 'Imports', asks: [FindImports] },
  { path: '/administration/users', text: 'Users', asks: [FindAccounts] },
  { path: '/administration/tokens', text: 'Tokens', asks: [FindTokens] },
  { path: '/administration/subscriptions', text: 'Subscriptions', asks: [FindSubscriptions] },
] as const satisfies readonly Page[];

/** What somebody may open; nothing for whoever is not known. */
const pagesOf = (asker: Principal | undefined): readonly Page[] =>
  pages.filter(
    ({ asks, ofProvider = false }: Page) =>
      asker !== undefined &&
      asks.every(({ rule }) => rule.allows(asker)) &&
      (!ofProvider || asker.provider !== null),
  );

/** Where somebody begins: the page of his role, the first page that is for him, or what everybody has. */
export function homeOf(asker: Principal): string {
  const open = pagesOf(asker);
  const own = open.find(
    ({ homeOf: role }) => role !== undefined && asker.roles.every((each) => each === role),
  );
  return (own ?? open[0])?.path ?? '/account';
}

/** Whether somebody may open a page that the frame leads to. */
export const mayOpen = (asker: Principal, path: PagePath): boolean =>
  pagesOf(asker).some((page) => page.path === path);

/** The page of each of these paths exists. */
export type PagePath = (typeof pages)[number]['path'];

/** The frame of a page: every link in it asks the question that the page answers. */
export function shellOf(
  framework: FrameworkName | undefined,
  address: Partial<Asked>,
  current?: PagePath,
  asker = Principal.inForce(),
): Shell {
  const to = (path: string, question = {}) => href(path, { ...address, ...question });
  const elsewhere = asker !== undefined && homeOf(asker) !== '/';
  return {
    known: framework !== undefined,
    authority: framework?.authority ?? 'Evenhand',
    service: framework?.title ?? 'Care and support at home',
    home: to('/'),
    navigation: pagesOf(asker).map(({ path, text, question }) => ({
      text,
      href: to(path, elsewhere ? question : {}),
      current: path === current,
    })),
  };
}
