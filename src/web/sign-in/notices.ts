/** What the sign-in page says to whoever is led to it, by the word in its address. */
const notices: ReadonlyMap<string, string> = new Map([
  ['signed-out', 'You have signed out.'],
  ['too-long', 'That took too long, so nothing was done. Sign in again.'],
  ['too-often', 'Five answers in the second step were wrong. Sign in again, and begin with your password.'],
  [
    'link-over',
    'The link was used up, or that took too long. If you have set up everything, sign in. Otherwise ask your administrator for another link.',
  ],
  [
    'reset-asked',
    'If there is an account with this address, a link is on its way to it. It is good for one hour.',
  ],
]);

export const noticeOf = (said: string): string | undefined => notices.get(said);
