const off = 'evenhand-keys-off';
const help = document.querySelector('[data-keys]');
const said = help.querySelector('[data-keys-said]');
const switching = help.querySelector('[data-keys-switch]');
/** The list follows the log: its rows of now. */
const rowsNow = () => [...document.querySelectorAll('[data-key-row] th a')];
const isOff = () => localStorage.getItem(off) !== null;

const move = (by) => {
  const rows = rowsNow();
  const at = rows.indexOf(document.activeElement);
  rows.at(at === -1 ? (by > 0 ? 0 : -1) : Math.min(Math.max(at + by, 0), rows.length - 1))?.focus();
};
const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => rowsNow().includes(document.activeElement) && document.activeElement.click(),
  n: () => document.querySelector('[data-key-new]')?.click(),
  '/': () => document.querySelector('#area').focus(),
  '?': () => {
    help.open = true;
    help.querySelector('summary').focus();
  },
};

/** Single keys do something only where nobody types, and can be switched off (WCAG 2.1.4). */
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (isOff() || ctrlKey || metaKey || altKey || !Object.hasOwn(keys, key)) return;
  if (target.closest('input, select, textarea, [contenteditable]')) return;
  event.preventDefault();
  keys[key]();
});

const tell = () => {
  switching.textContent = isOff() ? 'Switch these keys on' : 'Switch these keys off';
};
switching.addEventListener('click', () => {
  if (isOff()) localStorage.removeItem(off);
  else localStorage.setItem(off, 'yes');
  tell();
  said.textContent = isOff() ? 'They are off in this browser.' : 'They are on.';
});
tell();
help.hidden = false;
