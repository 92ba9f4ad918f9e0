/** Keeps the time left true on a page that stays open: the server wrote it when the page was asked for. */
const counted = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;

function timeLeft(deadline) {
  const left = Date.parse(deadline) - Date.now();
  if (left < 0) return 'overdue';
  const minutes = Math.floor(left / 60_000);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return 'less than a minute left';
  if (hours < 1) return `${counted(minutes, 'minute')} left`;
  if (hours >= 48) return `${counted(Math.floor(hours / 24), 'day')} left`;
  return `${counted(hours, 'hour')}${minutes % 60 === 0 ? '' : ` ${counted(minutes % 60, 'minute')}`} left`;
}

setInterval(() => {
  for (const each of document.querySelectorAll('[data-deadline]')) {
    const words = timeLeft(each.dataset.deadline);
    if (each.textContent !== words) each.textContent = words;
  }
}, 15_000);
