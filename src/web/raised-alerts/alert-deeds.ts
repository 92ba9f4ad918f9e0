import type { Rule } from '#access';
import type { CommandClass, Instant } from '#event-sourcing';
import { AcknowledgeAlert } from '../../../contexts/alerts/acknowledge-alert.ts';
import { CloseAlert } from '../../../contexts/alerts/close-alert.ts';
import { EscalateAlert } from '../../../contexts/alerts/escalate-alert.ts';
import { SnoozeAlert } from '../../../contexts/alerts/snooze-alert.ts';
import { TakeAlert } from '../../../contexts/alerts/take-alert.ts';
import type { StandingAlert } from '../../../projections/raised-alerts/index.ts';
import type { Field } from '../forms/field.ts';
import { toMoment } from '../forms/typed-values.ts';
import { typedInstant } from '../typed-dates.ts';
import { closingReasons, escalationReasons } from './alert-words.ts';

/** Something that is done about an alert. */
export interface AlertDeedForm {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  /** What was done, in a sentence. */
  readonly done: string;
  readonly grave?: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly when: (alert: StandingAlert, own: boolean, asker: string) => boolean;
  readonly fields: (now: Instant) => readonly Field[];
}

const reason = (choices: Field['choices']) => (): readonly Field[] => [
  { name: 'reason', label: 'Why?', kind: 'radios', ...(choices && { choices }), wrong: 'Choose why' },
];
const none = () => [];
const hour = 3_600_000;
const inADay = (now: Instant) =>
  new Date(Math.ceil((Date.parse(now) + 24 * hour) / hour) * hour).toISOString();

export const alertDeeds: readonly AlertDeedForm[] = [
  {
    ...{ name: 'owner', text: 'See to it', command: TakeAlert, fields: none },
    does: 'You see to this alert from now on, whoever did before.',
    done: 'You see to this alert.',
    when: ({ owner }, _own, asker) => owner !== asker,
  },
  {
    ...{ name: 'acknowledgement', text: 'I have read it', command: AcknowledgeAlert, fields: none },
    does: 'It is recorded that you have read this alert. It stays open.',
    done: 'It is recorded that you have read it.',
    when: ({ to, acknowledgedAt }, own) => acknowledgedAt === null && (to === 'provider') === own,
  },
  {
    ...{ name: 'snooze', text: 'Snooze', command: SnoozeAlert },
    does: 'This alert leaves the list of open alerts until then, unless somebody escalates it.',
    done: 'The alert is snoozed.',
    when: ({ to }) => to === 'council',
    fields: (now) => [
      {
        ...{ name: 'until', label: 'Until', kind: 'text', width: 20, hint: 'For example 30/6/2026 14:30' },
        ...{ value: typedInstant(inADay(now)), read: toMoment },
        wrong: 'Enter a day and a time to come, for example 30/6/2026 14:30',
      },
    ],
  },
  {
    ...{ name: 'escalation', text: 'Escalate', command: EscalateAlert, fields: reason(escalationReasons) },
    does: 'This alert is urgent from now on: it stands at the head of the list, and is snoozed no longer.',
    done: 'The alert is urgent now.',
    when: ({ to, severity }) => to === 'council' && severity !== 'urgent',
  },
  {
    ...{ name: 'closure', text: 'Close', grave: true, command: CloseAlert, fields: reason(closingReasons) },
    does: 'Nothing more is done about this alert. While its condition lasts it is not raised again.',
    done: 'The alert is closed.',
    when: ({ to }) => to === 'council',
  },
];
