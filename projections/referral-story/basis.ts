import { current, type Instant, type RecordedEvent, type Views } from '#event-sourcing';
import type { Ground } from '../fairness/index.ts';
import { decidedAt, type ReferralRow } from '../referrals/index.ts';
import { changesBetween, type Change } from './changes.ts';
import { choiceAt, type Choice } from './choice.ts';

/** What a step rested on, as far as it applies to it. */
export interface Basis {
  /** Of a placement, and of an offer or a skip without a recorded step: who held a position that day and how each stood. */
  readonly choice?: Choice;
  /** Of a step of the order, and of the offers made in it: all that it rested on, as recorded. */
  readonly step?: ReferralRow['steps'][number];
  /** Of a choice among those who said yes: all that it rested on, as recorded. */
  readonly chosen?: ReferralRow['choices'][number];
  /** Of an answer: until when it was due, and whether it came in time. */
  readonly answer?: { readonly deadline: Instant; readonly inTime: boolean };
  /** Of the decision on an exemption: whether another person than the one who asked for it decided. */
  readonly twoPersons?: boolean;
  /** Of a correction: what was another value before. */
  readonly changes?: readonly Change[];
}

/** A step as it is told: the views, the referral as it became, as it was before the event and after it. */
export interface Scene {
  readonly views: Views;
  readonly ground: Ground;
  readonly row: ReferralRow;
  readonly before: ReferralRow;
  readonly after: ReferralRow;
}

/** The instant of a choice among providers. */
const chosenAt: Readonly<Record<string, string>> = {
  ReferralOffered: 'offeredAt',
  StepSkipped: 'at',
  PackagePlaced: 'placedAt',
};

/** The step that Evenhand opened for an offer, or that this event opened. */
const stepOf = ({ after }: Scene, { type }: RecordedEvent, { offer }: Readonly<Record<string, unknown>>) =>
  type === 'StepOpened'
    ? after.steps.at(-1)
    : type === 'ReferralOffered'
      ? after.steps.findLast(({ invited }) => invited.includes(String(offer)))
      : undefined;

function answerOf({ after }: Scene, reference: unknown): Basis {
  const offer = after.offers.find((each) => each.offer === reference);
  if (!offer) return {};
  const { outcome, deadline } = offer;
  const inTime = outcome !== 'lapsed' && (decidedAt(offer) ?? '') <= deadline;
  return { answer: { deadline, inTime } };
}

function personsOf({ after }: Scene, { offer, requestedAt }: Readonly<Record<string, unknown>>): Basis {
  const decided = after.offers
    .find((each) => each.offer === offer)
    ?.exemptions.find((each) => each.requestedAt === requestedAt);
  return decided ? { twoPersons: decided.decidedBy !== decided.requestedBy } : {};
}

/** What the event rested on. */
export function basisOf(scene: Scene, recorded: RecordedEvent): Basis {
  const event = current(recorded);
  const step = stepOf(scene, recorded, event);
  if (step) return { step };
  const chosen = recorded.type === 'ProviderChosen' && scene.after.choices.at(-1);
  if (chosen) return { chosen };
  const at = chosenAt[recorded.type];
  if (at !== undefined) {
    return { choice: choiceAt(scene.views, scene.ground, scene.row, String(event[at])) };
  }
  switch (recorded.type) {
    case 'OfferAccepted':
    case 'OfferDeclined':
    case 'OfferLapsed':
      return answerOf(scene, event['offer']);
    case 'DeclineExemptionValidated':
    case 'DeclineExemptionRefused':
      return personsOf(scene, event);
    default:
      return recorded.type.endsWith('Corrected')
        ? { changes: changesBetween(scene.before, scene.after) }
        : {};
  }
}
