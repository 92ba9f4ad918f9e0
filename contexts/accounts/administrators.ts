/** Who administers besides: the read side implements it, the composition root binds it. */
export abstract class Administrators {
  /** How many other open accounts are administrators' who have signed in before, by everything recorded before the call. */
  abstract others(user: string): Promise<number>;
}
