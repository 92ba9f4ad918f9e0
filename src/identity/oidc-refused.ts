/** Why the council's own sign-in let nobody in. */
export type OidcRefusal =
  'declined' | 'stale' | 'one-factor' | 'closed' | 'client-refused' | 'unusable' | 'unreachable';

interface Told {
  readonly status: 400 | 403 | 502 | 503;
  readonly title: string;
  readonly detail: string;
}

const unusable: Told = {
  status: 502,
  title: 'Your council’s sign-in did not work',
  detail: 'It gave an answer that cannot be used here. If this happens again, tell your administrator.',
};

/** What whoever wanted to come in is told. */
const told: Readonly<Record<OidcRefusal, Told>> = {
  declined: {
    status: 400,
    title: 'You are not signed in',
    detail:
      'Your council’s sign-in ended without letting you in: it was stopped, or you may not use Evenhand yet.',
  },
  stale: {
    status: 400,
    title: 'Sign in again',
    detail: 'This sign-in was begun too long ago, in another browser, or used already.',
  },
  'one-factor': {
    status: 403,
    title: 'A second step is needed',
    detail: 'Your council’s sign-in did not ask for a second step. Ask your council to switch it on for you.',
  },
  closed: {
    status: 403,
    title: 'Your account is closed',
    detail: 'An administrator of Evenhand has closed your account. Ask there to open it again.',
  },
  'client-refused': unusable,
  unusable,
  unreachable: {
    status: 503,
    title: 'Your council’s sign-in cannot be reached',
    detail: 'It did not answer. Try again in a few minutes.',
  },
};

/** The council's own sign-in let nobody in. Holds nothing that was sent. */
export class OidcRefused extends Error {
  override readonly name = 'OidcRefused';
  readonly told: Told;

  constructor(readonly kind: OidcRefusal) {
    super(`The sign-in of the council let nobody in: ${kind}.`);
    this.told = told[kind];
  }
}
