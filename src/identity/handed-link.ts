import type { Mail } from './mail.ts';
import type { Person } from './people.ts';

/** A link for one person, shown once to whoever asked for it. */
export interface HandedLink {
  readonly user: string;
  readonly url: string;
  /** Whether it is on its way to the person; otherwise it must be handed over some other way. */
  readonly mailed: boolean;
}

/** Mails a link where mail is set up; one that cannot be mailed is still a link. */
export async function handLink(
  mail: Mail,
  { user, email }: Person,
  url: string,
  text: { readonly subject: string; readonly text: string },
): Promise<HandedLink> {
  if (!mail.possible) return { user, url, mailed: false };
  const sending = mail.send({ to: email, ...text });
  const mailed = await sending.then(
    () => true,
    () => false,
  );
  return { user, url, mailed };
}
