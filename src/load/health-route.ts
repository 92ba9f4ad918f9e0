/** Whoever watches the process is answered however busy it is, and as often as he asks. */
export const isHealth = (url: string): boolean => /^\/(livez|readyz)(\?|$)/.test(url);
