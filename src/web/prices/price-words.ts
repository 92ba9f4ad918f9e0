/** Thousandths as they are written: `131400` → `131.4`. */
export const indexWords = (thousandths: number): string => String(thousandths / 1000);

/** `7260` → `+7.26%`, with as many decimals as it has; null: `–`. */
export function risenWords(milliPercent: number | null): string {
  if (milliPercent === null) return '–';
  const sign = milliPercent > 0 ? '+' : milliPercent < 0 ? '−' : '';
  return `${sign}${indexWords(Math.abs(milliPercent))}%`;
}
