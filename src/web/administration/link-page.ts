import type { HandedLink } from '../../identity/handed-link.ts';

const words = {
  invitation: { title: 'Invitation', does: 'choose a password and come in', hours: 72 },
  reset: { title: 'Reset link', does: 'choose a new password and set up a new authenticator app', hours: 24 },
} as const;

/** A link that is shown once, to be handed to one person. */
export const linkPage = (
  purpose: keyof typeof words,
  { user, url, mailed }: HandedLink,
  { name, email }: { readonly name: string; readonly email: string },
) => ({ ...words[purpose], user, url, mailed, name, email });
