import { AwardPosition } from '../../../contexts/agreement/award-position.ts';
import { NovatePosition } from '../../../contexts/agreement/positions/novate-position.ts';
import { StepDownPosition } from '../../../contexts/agreement/positions/step-down-position.ts';
import { VacatePosition } from '../../../contexts/agreement/vacate-position.ts';
import type { PositionDeed } from './position-deed.ts';
import {
  areaField,
  dayField,
  providerField,
  rankField,
  roleField,
  rolesBut,
  untilField,
  wordsField,
} from './position-fields.ts';

const held = ['area', 'role', 'provider', 'from'] as const;

/** What is done with who holds a position. */
export const holdingDeeds: readonly PositionDeed[] = [
  {
    name: 'award',
    text: 'Award a position',
    does: 'From this day on the provider is asked in its turn. An award beyond a limit needs an exception that another person approved.',
    done: 'The position is awarded.',
    command: AwardPosition,
    of: [],
    fields: (ground) => [
      areaField(ground),
      roleField(ground),
      providerField(ground),
      dayField('from', 'From', ground.today),
      untilField('to', 'Until the day before'),
      rankField,
    ],
  },
  {
    name: 'join-reserve',
    text: 'Join the reserve list',
    does: 'A provider joins the reserve list of an area on any day. Nothing limits how many it joins.',
    done: 'The provider is on the reserve list.',
    command: AwardPosition,
    of: [],
    where: () => ({ role: 'reserve' }),
    fields: (ground) => [
      areaField(ground),
      providerField(ground),
      dayField('from', 'From', ground.today),
      untilField('to', 'Until the day before'),
      rankField,
    ],
  },
  {
    name: 'vacate',
    text: 'Vacate',
    does: 'From this day on the position is not held any more. Vacated on its first day, it was never held. Packages stay with the provider.',
    done: 'The position is vacated.',
    grave: true,
    command: VacatePosition,
    of: held,
    fields: ({ today }) => [dayField('on', 'Not held from', today), wordsField('reason', 'Why?')],
  },
  {
    name: 'step-down',
    text: 'Step down',
    does: 'From this day on the provider holds a later role in the area, and its old one is free.',
    done: 'The provider has stepped down.',
    grave: true,
    command: StepDownPosition,
    of: held,
    fields: (ground) => [
      roleField(
        ground,
        'into',
        rolesBut('primary').filter(({ value }) => value !== ground.search['role']),
      ),
      rankField,
      dayField('on', 'From', ground.today),
      wordsField('reason', 'Why?'),
    ],
  },
  {
    name: 'novate',
    text: 'Novate',
    does: 'From this day on the position is another provider’s, with its end, its rank and its figures.',
    done: 'The position is novated.',
    grave: true,
    command: NovatePosition,
    of: held,
    fields: (ground) => [
      providerField(ground, 'successor', 'To'),
      dayField('on', 'From', ground.today),
      wordsField('evidence', 'On what evidence?', 'Such as the deed of novation'),
    ],
  },
];
