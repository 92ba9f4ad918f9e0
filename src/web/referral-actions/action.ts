import type { Principal, Rule } from '#access';
import type { CommandClass, Instant } from '#event-sourcing';
import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { Offer, ReferralRow } from '../../../projections/referrals/index.ts';
import type { Field } from '../forms/field.ts';
import type { Names } from '../names.ts';

/** What may be done with a referral depends on this. */
export interface Situation {
  readonly row: ReferralRow;
  /** Who looks. */
  readonly asker: Principal;
  readonly framework: FrameworkRow;
  readonly policy: PolicyDocument;
  readonly names: Names;
  readonly now: Instant;
}

/** Likewise with one of its offers. */
export interface OfferSituation extends Situation {
  readonly offer: Offer;
}

/** Something to be done by a form, which asks a command: the button, the fields, and when there is a point in it. */
export interface Action<S extends Situation = Situation> {
  /** In the address. */
  readonly name: string;
  /** On the button. */
  readonly text: string;
  /** What comes of it, in a sentence: it stands above the fields. */
  readonly does: string;
  /** What was done, in a sentence. */
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  /** What usually comes next, or beside it; left out: what is done now and then. */
  readonly weight?: 'first' | 'second';
  /** Whether the button is shown; whether it can be done, the command says. */
  readonly when: (situation: S) => boolean;
  /** None: the button does it at once. */
  readonly fields?: (situation: S) => readonly Field[];
  /** From what the fields say to what the command takes, where these are not the same. */
  readonly fill?: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}
