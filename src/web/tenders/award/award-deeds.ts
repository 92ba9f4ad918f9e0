import type { Rule } from '#access';
import { addDays, type CommandClass, type LocalDate } from '#event-sourcing';
import { ConfirmAward } from '../../../../contexts/procurement/award/confirm-award.ts';
import { DecideAward } from '../../../../contexts/procurement/award/decide-award.ts';
import { DeclineAward } from '../../../../contexts/procurement/award/decline-award.ts';
import { NotifyOutcome } from '../../../../contexts/procurement/award/notify-outcome.ts';
import type { TenderShown } from '../../../../projections/tenders/index.ts';
import type { Field } from '../../forms/field.ts';
import { typedDay } from '../../moments.ts';
import { counted } from '../../numbers.ts';
import { toDate } from '../../typed-dates.ts';

/** What the forms need to know besides the tender. */
export interface AwardGround {
  readonly today: LocalDate;
  /** Of the framework: positions begin and end within it. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Whether whoever looks is behind the decision: somebody else confirms it. */
  readonly isDecider: boolean;
}

/** A step from the decision to the positions. */
export interface AwardDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: readonly string[];
  readonly done: string;
  readonly command: CommandClass & { readonly rule: Rule };
  readonly grave?: boolean;
  /** Whether it is done with one line of the award, which the address names. */
  readonly ofLine?: boolean;
  readonly when: (tender: TenderShown, ground: AwardGround) => boolean;
  readonly fields: (tender: TenderShown, ground: AwardGround) => readonly Field[];
}

const nothing = (): readonly Field[] => [];
const goesOn = ({ stage }: TenderShown) => stage !== 'cancelled' && stage !== 'confirmed';
const inForce = ({ award }: TenderShown, { today }: AwardGround) => award !== null && award.from >= today;

/** Lines of the decided award that their bidder does not take: it has to be decided again. */
export const declinedLines = ({ award, declined }: Pick<TenderShown, 'award' | 'declined'>) =>
  declined.filter(({ area, role, provider }) =>
    award?.awards.some((line) => line.area === area && line.role === role && line.provider === provider),
  );

/** Whether the quality and the prices of every area have been evaluated. */
export const isEvaluated = ({ bidsOpenedAt, lots, prices }: TenderShown): boolean =>
  bidsOpenedAt !== null && lots.every((lot) => prices.some(({ area }) => area === lot.area));

/** Whether bidders can still object: the standstill's last day is not over. */
export const standsStill = ({ notified }: Pick<TenderShown, 'notified'>, today: LocalDate): boolean =>
  notified !== null && notified.standstillEndsOn !== null && notified.standstillEndsOn >= today;

/** Nobody guesses the first day when there is a standstill: one that is over by its end would have to be decided again. */
function firstDay({ award, standstillWorkingDays }: TenderShown, { today, startsOn }: AwardGround): string {
  if (award && award.from >= today) return typedDay(award.from);
  if (standstillWorkingDays !== null && startsOn <= today) return '';
  return typedDay(today > startsOn ? today : startsOn);
}

const late = (days: number) =>
  `Later than the end of the standstill, which is ${counted(days, 'working day')} after the bidders are told`;

const dates = (tender: TenderShown, ground: AwardGround): readonly Field[] => {
  const { award, standstillWorkingDays: days } = tender;
  const { endsOn } = ground;
  const last = award?.to ? typedDay(addDays(award.to, -1)) : '';
  const wrong = 'Enter a day that exists, for example 30/6/2026';
  const hint = `For example ${typedDay(endsOn)}. Leave it empty for until further notice.`;
  return [
    {
      ...{ name: 'from', label: 'First day of the positions', kind: 'day', wrong },
      ...{ hint: days === null ? 'Today or later' : `${late(days)}, for example 5/10/2026` },
      ...{ value: firstDay(tender, ground), read: toDate },
    },
    {
      ...{ name: 'to', label: 'Last day of the positions', kind: 'day', hint, wrong, value: last },
      read: (typed) => {
        const day = toDate(typed);
        return day && addDays(day, 1);
      },
    },
  ];
};

export const awardDeeds: readonly AwardDeed[] = [
  {
    name: 'decide',
    text: 'Decide the award',
    does: [
      'The best allocation under the award limits is decided: who is to hold which position, and why. Whoever passed and bid for a reserve list is to be on it.',
      'No bidder is told by this, and it can be decided again until it is confirmed.',
    ],
    done: 'The award is decided. Nobody has been told yet.',
    command: DecideAward,
    when: (tender) => goesOn(tender) && isEvaluated(tender),
    fields: dates,
  },
  {
    name: 'notify',
    text: 'Tell the bidders',
    does: [
      'Every bidder can read its letter at once: what is to be its own, its scores, the winners’ scores and the reasons. It cannot be taken back.',
      'The standstill begins, where the tender has one.',
    ],
    done: 'Every bidder can read its letter.',
    command: NotifyOutcome,
    when: (tender) =>
      goesOn(tender) && tender.award !== null && !tender.notified && declinedLines(tender).length === 0,
    fields: nothing,
  },
  {
    name: 'confirm',
    text: 'Confirm the award',
    does: [
      'Every line of the award becomes a position, with the rates of the bid. It cannot be undone here.',
    ],
    done: 'The award is confirmed.',
    command: ConfirmAward,
    when: (tender, ground) =>
      goesOn(tender) &&
      tender.notified !== null &&
      inForce(tender, ground) &&
      declinedLines(tender).length === 0 &&
      !standsStill(tender, ground.today) &&
      !ground.isDecider,
    fields: nothing,
  },
  {
    name: 'decline',
    text: 'Record that it declines',
    does: [
      'The bidder does not take this position. The award is decided again without it, and the bidders are told again.',
    ],
    done: 'It is recorded that the bidder declines. Decide the award again.',
    command: DeclineAward,
    grave: true,
    ofLine: true,
    when: (tender) => goesOn(tender) && tender.notified !== null,
    fields: () => [
      { name: 'reason', label: 'Why?', kind: 'text', wrong: 'Say why, in 200 characters at most' },
    ],
  },
];
