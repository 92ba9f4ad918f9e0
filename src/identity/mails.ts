/** What stands in a mail with a link. */
export interface LinkMail {
  /** Of whom it is for. */
  readonly name: string;
  readonly url: string;
  /** For how long the link is good. */
  readonly minutes: number;
}

interface Text {
  readonly subject: string;
  readonly text: string;
}

const lasting = (minutes: number): string => {
  const [count, unit] = minutes < 120 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

const letter = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;

/** For somebody who is to have an account. */
export const invitationMail = ({ name, url, minutes }: LinkMail): Text => ({
  subject: 'Your invitation to Evenhand',
  text: letter(
    `Hello ${name},`,
    'An account has been prepared for you in Evenhand, where home-care agreements are run. Open this link to choose a ' +
      'password and set up your second step:',
    url,
    `The link works once, within ${lasting(minutes)}. After that, ask whoever invited you for another one.`,
    'If you did not expect this, do nothing: nobody can use the account without this link. Do not pass it on.',
  ),
});

/** For somebody who needs a new password. */
export const resetMail = ({ name, url, minutes }: LinkMail): Text => ({
  subject: 'Choose a new password for Evenhand',
  text: letter(
    `Hello ${name},`,
    'Somebody, most likely you, asked for a new password for your account in Evenhand. Open this link to choose one:',
    url,
    `The link works once, within ${lasting(minutes)}.`,
    'If you did not ask for this, do nothing: your password stays as it is. Do not pass the link on.',
  ),
});

/** For somebody whom an administrator lets begin again: what he signed in with before counts no more. */
export const newStartMail = ({ name, url, minutes }: LinkMail): Text => ({
  subject: 'Set up your way into Evenhand again',
  text: letter(
    `Hello ${name},`,
    'An administrator has reset how you sign in to Evenhand. Open this link to choose a password and set up your second ' +
      'step again:',
    url,
    `The link works once, within ${lasting(minutes)}. Until then your account cannot be used.`,
    'If you did not expect this, ask your administrator. Do not pass the link on.',
  ),
});
