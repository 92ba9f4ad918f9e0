import { ServiceNavigation } from './govuk/service-navigation.bundle.mjs';
import { DatePicker } from './moj/date-picker.bundle.mjs';

for (const navigation of document.querySelectorAll('[data-module="govuk-service-navigation"]'))
  new ServiceNavigation(navigation);
for (const picker of document.querySelectorAll('[data-module="moj-date-picker"]')) new DatePicker(picker);
for (const live of document.querySelectorAll('[data-live]')) follow(live);
for (const copied of document.querySelectorAll('[data-copy]')) offerToCopy(copied);

/** Says once, politely, that the figures are older than the log; the reader may stop it (WCAG 2.2.2). */
function follow(live) {
  const said = live.querySelector('[data-live-said]');
  const last = live.querySelector('[data-live-position]');
  const pause = live.querySelector('[data-live-pause]');
  const shown = Number(last.dataset.livePosition);
  const grouped = new Intl.NumberFormat('en-GB');
  let source;

  const listen = () => {
    // From what the page shows on: nothing is missed before this listens.
    source = new EventSource(`${live.dataset.live}?after=${shown}`);
    source.addEventListener('recorded', ({ data }) => {
      const { position } = JSON.parse(data);
      if (position <= shown) return;
      last.textContent = `Last event ${grouped.format(position)}.`;
      void renewParts();
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

let renewing = false;
let renewAgain = false;

/** Brings those parts of the page up to date that follow the log, but none that the reader is in or has opened. */
async function renewParts() {
  const parts = [...document.querySelectorAll('[data-live-part]')];
  if (parts.length === 0) return;
  renewAgain = renewing;
  if (renewing) return;
  renewing = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
    for (const part of parts) {
      const now = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
      const held = part.contains(document.activeElement) || part.querySelector('details[open]');
      if (now && !held) part.replaceChildren(...now.childNodes);
    }
  } catch {
    // The next notice tries again, and the page says that it is older than the log.
  } finally {
    renewing = false;
    if (renewAgain) void renewParts();
  }
}

/** Beside a lasting link, or a text, a button that puts it on the clipboard; the attribute may say what. */
function offerToCopy(copied) {
  const said = Object.assign(document.createElement('span'), { role: 'status' });
  const copy = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'text-button',
    textContent: copied.dataset.copy || 'Copy link',
  });
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(copied.href ?? copied.textContent);
      said.textContent = ' Copied';
    } catch {
      said.textContent = ' The browser did not allow it: copy it yourself.';
    }
  });
  copied.after(' ', copy, said);
}
