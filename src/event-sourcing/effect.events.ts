import { z } from 'zod';
import { event } from './event.ts';

const facts = { effect: z.uuid(), node: z.uuid() };

/** A node is about to do something that the log cannot take back, such as sending a mail. */
export class EffectClaimed extends event('EffectClaimed', facts) {}
/** It has done so. */
export class EffectPerformed extends event('EffectPerformed', facts) {}

export type EffectEvent = EffectClaimed | EffectPerformed;
