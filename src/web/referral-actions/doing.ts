import type { Rule } from '#access';
import type { CommandClass } from '#event-sourcing';
import type { ICommand } from '@nestjs/cqrs';
import type { Field } from '../forms/field.ts';
import type { Action, Situation } from './action.ts';
import { offerActions, referralActions } from './actions.ts';

/** Something about to be done with one referral, or one offer of it. */
export interface Doing extends Pick<Action, 'name' | 'text' | 'does'> {
  readonly offer: string | undefined;
  /** What it is done with, for a heading. */
  readonly about: string;
  readonly fields: readonly Field[] | undefined;
  readonly rule: Rule;
  readonly shape: CommandClass['schema']['shape'];
  /** The command that asks it. */
  readonly command: (values: Readonly<Record<string, unknown>>) => ICommand;
}

function doing<S extends Situation>(action: Action<S>, situation: S, about: string, offer?: string): Doing {
  const { name, text, does, command: Asked, fill = (values) => values } = action;
  const { framework, referral } = situation.row;
  const where = { framework, referral, ...(offer === undefined ? {} : { offer }) };
  return {
    ...{ name, text, does, offer, about, rule: Asked.rule, shape: Asked.schema.shape },
    fields: action.fields?.(situation),
    command: (values) => new Asked({ ...where, ...fill(values) } as never),
  };
}

/** What has this name in an address; undefined when there is no such thing, or no such offer. */
export function doingOf(name: string, offer: string | undefined, situation: Situation): Doing | undefined {
  const { row, names } = situation;
  const named = (action: { readonly name: string }) => action.name === name;
  const action = referralActions.find(named);
  if (action) return doing(action, situation, `Referral ${row.referral}`);
  const known = row.offers.find((each) => each.offer === offer);
  const onOffer = offerActions.find(named);
  if (!known || !onOffer) return undefined;
  const about = `Offer ${known.offer} to ${names.provider(known.provider)}`;
  return doing(onOffer, { ...situation, offer: known }, about, known.offer);
}
