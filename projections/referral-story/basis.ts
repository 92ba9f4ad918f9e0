import { current, type Instant, type RecordedEvent, type Views } from '#event-sourcing';
import type { Ground } from '../fairness/index.ts';
import { decidedAt, type ReferralRow } from '../referrals/index.ts';
import { changesBetween, type Change } from './changes.ts';
import { choiceAt, type Choice } from './choice.ts';

/** What a step rested on, as far as it applies to it. */
export interface Basis {
  /** Of an offer, a skip and a placement: who held a position that day and how each stood. */
  readonly choice?: Choice;
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
