import { localDate, type Views } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { acceptance, isExempt } from '../acceptance/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { decidedAt, referrals } from '../referrals/index.ts';
import type { Window } from '../measures/index.ts';

interface Answers {
  readonly accepted: number;
  readonly counted: number;
}

interface Question {
  readonly framework: string;
  readonly area: string;
  readonly role: Role;
  readonly window: Window;
}

/** Reserve providers have no figure of their own, so their answers are counted as the figure of the others counts. */
function ofReserve(views: Views, { framework, area, window }: Question): ReadonlyMap<string, Answers> {
  const { policy } = policyOn(frameworkNamed(views, framework), window.to);
  const found = new Map<string, Answers>();
  const rows = views.withTerm(
    referrals,
    `${framework}/decided/${window.from}`,
    `${framework}/decided/${window.to}`,
  );
  for (const offer of rows.flatMap(({ offers }) => offers)) {
    const { provider, outcome } = offer;
    const at = decidedAt(offer);
    if (offer.area !== area || offer.role !== 'reserve' || at === null || isExempt(offer.exemptions))
      continue;
    if (localDate(at) < window.from || localDate(at) > window.to) continue;
    const counts =
      outcome === 'accepted' ||
      outcome === 'declined' ||
      (outcome === 'lapsed' && policy.lapsedCounts === 'decline');
    if (!counts) continue;
    const { accepted, counted } = found.get(provider) ?? { accepted: 0, counted: 0 };
    found.set(provider, { accepted: accepted + Number(outcome === 'accepted'), counted: counted + 1 });
  }
  return found;
}

/** How the providers of a role in an area answered what was offered to them in a window, of what counts. */
export function answersIn(views: Views, question: Question): ReadonlyMap<string, Answers> {
  const { framework, area, role, window } = question;
  if (role === 'reserve') return ofReserve(views, question);
  const { rows } = acceptance(views, { framework, area, role, asOf: window.to });
  return new Map(rows.map(({ provider, accepted, counted }) => [provider, { accepted, counted }]));
}
