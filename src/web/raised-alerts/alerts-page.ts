import {
  alertStates,
  type FoundAlerts,
  type StandingAlert,
} from '../../../projections/raised-alerts/index.ts';
import { alertTitles } from '../../delivery/alert-titles.ts';
import { href } from '../links.ts';
import { chips, choices } from '../listing.ts';
import { moment, shortMoment } from '../moments.ts';
import { counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { capital, codeWords } from '../wording.ts';
import {
  alertHref,
  closingWords,
  deedWords,
  escalationWords,
  findingWords,
  severityTags,
  stateWords,
  subjectLink,
} from './alert-words.ts';

type NameOf = (user: string) => string;

/** A list of alerts, with the ways to others. */
export function alertsPage(found: FoundAlerts, visit: Visit, nameOf: NameOf) {
  const { asked, search, names } = visit;
  const { after: _after, ...first } = search;
  const { kind, severity, provider, area, owner } = first;
  const path = '/alerts';
  const others = alertStates.filter((state) => state !== 'open');
  return {
    total: counted(found.total, 'alert'),
    chips: chips(path, first, {
      kind: kind && alertTitles[kind as StandingAlert['kind']],
      severity: severity && capital(severity),
      provider: provider && `Provider: ${names.provider(provider)}`,
      area: area && `Area: ${names.area(area)}`,
      owner: owner && `Seen to by ${nameOf(owner)}`,
    }),
    choices: choices(path, first, 'state', {
      ...Object.fromEntries(others.map((state) => [state, stateWords[state]])),
      all: 'All',
    }).map((choice, index) => (index === 0 ? { ...choice, text: stateWords.open } : choice)),
    alerts: found.alerts.map((alert) => ({
      href: alertHref(asked, alert),
      title: alertTitles[alert.kind],
      severity: severityTags[alert.severity],
      state: stateWords[alert.state],
      provider: alert.provider === null ? '' : names.provider(alert.provider),
      area: alert.area === null ? '' : names.area(alert.area),
      finding: findingWords(alert.finding, names),
      raisedAt: alert.raisedAt,
      dueAt: alert.dueAt === null ? '' : shortMoment(alert.dueAt),
      owner: alert.owner === null ? '' : nameOf(alert.owner),
    })),
    next: found.next === null ? undefined : href(path, { ...search, after: found.next }),
  };
}

const whyWords: Readonly<Record<string, string>> = { ...escalationWords, ...closingWords };

/** One alert: what was found, what was done about it, newest first, and what can be done now. */
export function alertPage(alert: StandingAlert, { names, asked }: Visit, nameOf: NameOf) {
  const facts = [
    ['Provider', alert.provider === null ? null : names.provider(alert.provider)],
    ['Area', alert.area === null ? null : names.area(alert.area)],
    ['About', alert.subject],
    ['To be done by', alert.dueAt && moment(alert.dueAt)],
    ['For', alert.to === 'provider' ? 'The provider' : 'The council'],
    ['Seen to by', alert.owner === null ? 'Nobody yet' : nameOf(alert.owner)],
    ['Snoozed until', alert.state === 'snoozed' && alert.snoozedUntil ? moment(alert.snoozedUntil) : null],
  ];
  return {
    name: alert.alert,
    heading: alertTitles[alert.kind],
    severity: severityTags[alert.severity],
    state: stateWords[alert.state],
    finding: findingWords(alert.finding, names),
    link: subjectLink(alert, names, asked),
    facts: facts.flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : [])),
    history: alert.history.toReversed().map(({ type, rev, at, by, reason, until }) => ({
      ...{ what: deedWords[type], at: moment(at), instant: at, id: `${alert.stream}-${rev}` },
      by: type === 'AlertRaised' || type === 'AlertEnded' ? '' : nameOf(by),
      why: [
        ...(reason === null ? [] : [whyWords[reason] ?? codeWords(reason)]),
        ...(until === null ? [] : [`until ${moment(until)}`]),
      ].join(', '),
    })),
  };
}
