import type { AlertRaised } from '../../contexts/alerts/index.ts';
import type { Instant, RecordedEvent } from '#event-sourcing';

/** The alert as receivers are told it: references only. */
export type ToldAlert = Pick<
  AlertRaised,
  'alert' | 'area' | 'dueAt' | 'finding' | 'framework' | 'kind' | 'provider' | 'severity' | 'subject'
> & {
  /** Where its event stands in the log. */
  readonly position: number;
  /** Where it is shown. */
  readonly url: string;
};

/** A CloudEvent 1.0 in its structured form (cloudevents.io, specification 1.0.2). */
export interface AlertMessage {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: 'evenhand.alert-raised';
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  readonly data: ToldAlert;
}

/** @param origin where people find this server, such as https://evenhand.example.org. */
export function alertMessage(
  { alert, area, dueAt, finding, framework, kind, provider, severity, subject }: AlertRaised,
  { id, pos, at }: RecordedEvent,
  origin: string,
): AlertMessage {
  const url = `${origin}/alerts/${encodeURIComponent(alert)}`;
  return {
    specversion: '1.0',
    id,
    source: origin,
    type: 'evenhand.alert-raised',
    subject: alert,
    time: at,
    datacontenttype: 'application/json',
    data: { alert, kind, severity, framework, provider, area, subject, finding, dueAt, position: pos, url },
  };
}
