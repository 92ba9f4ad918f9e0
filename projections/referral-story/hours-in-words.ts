/** `3 h 30 min a week`. */
export function hoursInWords(minutes: number): string {
  const rest = minutes % 60;
  return `${(minutes - rest) / 60} h${rest === 0 ? '' : ` ${rest} min`} a week`;
}
