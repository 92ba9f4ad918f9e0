import { ServiceNavigation } from './govuk/service-navigation.bundle.mjs';
import { DatePicker } from './moj/date-picker.bundle.mjs';

for (const navigation of document.querySelectorAll('[data-module="govuk-service-navigation"]'))
  new ServiceNavigation(navigation);
for (const picker of document.querySelectorAll('[data-module="moj-date-picker"]')) new DatePicker(picker);
for (const live of document.querySelectorAll('[data-live]')) follow(live);
for (const link of document.querySelectorAll('[data-copy]')) offerToCopy(link);

/** Says once, politely, that the figures are older than the log; the reader may stop it (WCAG 2.2.2). */
function follow(live) {
  const said = live.querySelector('[data-live-said]');
  const last = live.querySelector('[data-live-position]');
  const pause = live.querySelector('[data-live-pause]');
  const shown = Number(last.dataset.livePosition);
  const grouped = new Intl.NumberFormat('en-GB');
  let source;

  const listen = () => {
    source = new EventSource(live.dataset.live);
    source.addEventListener('recorded', ({ data }) => {
      const { position } = JSON.parse(data);
      if (position <= shown) return;
      last.textContent = `Last event ${grouped.format(position)}.`;
      if (said.textContent !== '') return;
      const refresh = Object.assign(document.createElement('a'), {
        href: location.href,
        textContent: 'Refresh to update the figures',
        className: 'govuk-link',
      });
      said.replaceChildren('New events have arrived. ', refresh, '.');
    });
  };
  pause.hidden = false;
  pause.addEventListener('click', () => {
    const paused = live.classList.toggle('live--paused');
    pause.textContent = paused ? 'Resume live notices' : 'Pause live notices';
    if (paused) source.close();
    else listen();
  });
  listen();
}

/** Beside a lasting link, a button that puts it on the clipboard. */
function offerToCopy(link) {
  const said = Object.assign(document.createElement('span'), { role: 'status' });
  const copy = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'text-button',
    textContent: 'Copy link',
  });
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      said.textContent = ' Copied';
    } catch {
      said.textContent = ' The browser did not allow it: copy the address of the link.';
    }
  });
  link.after(' ', copy, said);
}
