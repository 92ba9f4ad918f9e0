import type { Severity } from '../../../contexts/alerts/index.ts';
import type { AlertDeed, AlertState, StandingAlert } from '../../../projections/raised-alerts/index.ts';
import { href, offersHref, referralHref, type Asked } from '../links.ts';
import { day } from '../moments.ts';
import type { Names } from '../names.ts';

/** How severe an alert is, as its tag says it. */
export const severityTags: Readonly<Record<Severity, { readonly text: string; readonly colour: string }>> = {
  urgent: { text: 'urgent', colour: 'red' },
  warning: { text: 'warning', colour: 'yellow' },
  information: { text: 'information', colour: 'blue' },
};

export const stateWords: Readonly<Record<AlertState, string>> = {
  open: 'Open',
  snoozed: 'Snoozed',
  over: 'Over',
  closed: 'Closed',
};

/** What became of an alert, as its history says it. */
export const deedWords: Readonly<Record<AlertDeed['type'], string>> = {
  AlertRaised: 'Raised',
  AlertEnded: 'Over',
  AlertTaken: 'Taken on',
  AlertAcknowledged: 'Read',
  AlertSnoozed: 'Snoozed',
  AlertEscalated: 'Escalated',
  AlertClosed: 'Closed',
};

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** Why an alert is escalated. */
export const escalationWords = {
  NO_RESPONSE: 'Nobody has seen to it',
  WORSE: 'It has become worse',
  HARM_POSSIBLE: 'Somebody may come to harm',
};
export const escalationReasons = choices(escalationWords);

/** Why an alert is closed. */
export const closingWords = {
  ACTED_ON: 'What was to be done is done',
  NO_ACTION_NEEDED: 'Nothing is to be done',
  DEALT_WITH_ELSEWHERE: 'It is dealt with elsewhere',
};
export const closingReasons = choices(closingWords);

/** A finding as people read it: dates in words, names beside references. */
export const findingWords = (finding: string, names: Names): string =>
  names.explain(finding).replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => day(date));

/** Where an alert has its page, or where something is done about it. */
export const alertHref = (
  { framework }: Pick<Asked, 'framework'>,
  { alert }: Pick<StandingAlert, 'alert'>,
  deed?: string,
): string =>
  href(`/alerts/${encodeURIComponent(alert)}${deed === undefined ? '' : `/${deed}`}`, { framework });

const providerHref = ({ framework }: Asked, provider: string) =>
  href(`/providers/${encodeURIComponent(provider)}`, { framework });

/** Where what an alert is about can be looked at; undefined: nowhere but here. */
export function subjectLink(
  { kind, provider, area, subject, to }: StandingAlert,
  names: Names,
  asked: Asked,
): { readonly text: string; readonly href: string } | undefined {
  if (to === 'provider')
    return { text: 'Your offers', href: href('/my-offers', { framework: asked.framework }) };
  if (kind === 'import-finished' && subject !== null)
    return { text: 'The import', href: `/imports/${encodeURIComponent(subject)}` };
  if ((kind === 'referral-unplaced' || kind === 'offer-about-to-lapse') && subject !== null)
    return { text: `Referral ${subject}`, href: referralHref(asked, subject) };
  if (kind === 'risk-band-up' && provider !== null)
    return {
      text: `What the risk of ${names.provider(provider)} is made of`,
      href: href(`/risk/${encodeURIComponent(provider)}`, { framework: asked.framework }),
    };
  if (kind === 'reserve-above-baseline')
    return { text: 'Use of the reserve', href: href('/', { framework: asked.framework, by: 'area' }) };
  if (provider !== null && area !== null)
    return { text: 'The offers behind it', href: offersHref(asked, { provider, area }) };
  return provider === null
    ? undefined
    : { text: names.provider(provider), href: providerHref(asked, provider) };
}
