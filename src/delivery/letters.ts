import type { Delivery } from './outbox.ts';
import type { Subscription } from './subscription.ts';
import type { AlertMessage } from './told-alert.ts';
import { alertTitles } from './alert-titles.ts';

export interface AlertLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const london = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

function lines({ data, time }: AlertMessage): readonly string[] {
  const { framework, provider, area, subject, dueAt } = data;
  const about = [
    ['Framework', framework],
    ['Provider', provider],
    ['Area', area],
    ['About', subject],
    ['By', dueAt && london.format(new Date(dueAt))],
    ['Raised', london.format(new Date(time))],
  ];
  return about.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}: ${value}`],
  );
}

const section = (message: AlertMessage) =>
  [alertTitles[message.data.kind], '', message.data.finding, ...lines(message), message.data.url].join('\n');

const sectionInHtml = (
  message: AlertMessage,
) => `<h2 style="font-size:19px">${escaped(alertTitles[message.data.kind])}</h2>
<p>${escaped(message.data.finding)}</p>
<p>${lines(message).map(escaped).join('<br>')}</p>
<p><a href="${escaped(message.data.url)}">Open it in Evenhand</a></p>`;

const why = 'You get this because you subscribed to alerts, or your team did. Change it here:';

/** What administrators are told when nothing goes to a subscription any more. */
export function stoppedLetter(
  { id, title, way }: Pick<Subscription, 'id' | 'title' | 'way'>,
  why: string,
  origin: string,
): Pick<AlertLetter, 'subject' | 'text'> {
  const name = title === '' ? id : title;
  const page = `${origin}/administration/subscriptions`;
  return {
    subject: 'Evenhand: alerts do not arrive',
    text:
      `Alerts to ${name} (${way}) did not arrive (${why}), and nothing more is sent there. What waits is kept.\n\n` +
      `See to the receiver, then resume the subscription: ${page}\n`,
  };
}

/** What is mailed of one alert, or of several that were gathered: references and nothing that names anybody. */
export function alertLetter(
  [first, ...more]: readonly [Delivery, ...Delivery[]],
  origin: string,
): AlertLetter {
  const messages = [first, ...more].map(({ message }) => message);
  const [{ data }] = [first.message];
  const place = [data.provider, data.area].filter((each) => each !== null).join(', ');
  const subject =
    more.length === 0
      ? `${alertTitles[data.kind]}${place === '' ? '' : `: ${place}`}`
      : `${messages.length} alerts`;
  const manage = `${origin}/account/alerts`;
  return {
    subject: `Evenhand: ${subject}`,
    text: `${[...messages.map(section), `${why}\n${manage}`].join('\n\n----\n\n')}\n`,
    html: `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:Arial,sans-serif;font-size:16px;color:#0b0c0c">
${messages.map(sectionInHtml).join('\n<hr>\n')}
<hr>
<p>${why} <a href="${escaped(manage)}">Alerts by email</a></p>
</body></html>
`,
  };
}
