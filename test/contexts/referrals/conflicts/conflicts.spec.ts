import { conflict } from '../../../../contexts/referrals/conflicts/conflict.ts';
import {
  ConflictOfInterestDeclared,
  ConflictOfInterestEnded,
} from '../../../../contexts/referrals/conflicts/conflict.events.ts';
import {
  DeclareConflict,
  declareConflict,
} from '../../../../contexts/referrals/conflicts/declare-conflict.ts';
import { EndConflict, endConflict } from '../../../../contexts/referrals/conflicts/end-conflict.ts';
import {
  OverrideConflict,
  overrideConflict,
} from '../../../../contexts/referrals/conflicts/override-conflict.ts';
import { given } from '../../../support/given.ts';
import { Desk, next, of, skipping } from '../order/desk.ts';

const interest = { person: 'u-1', provider: 'R2' };
const declared = new ConflictOfInterestDeclared(interest);
const ended = new ConflictOfInterestEnded(interest);
const declare = (admitted = true) =>
  declareConflict(new DeclareConflict({ provider: 'R2' }), { person: 'u-1', admitted });
const end = endConflict(new EndConflict({ provider: 'R2' }), 'u-1');
const override =
  (id = 'u-2', interested = true) =>
  () =>
    overrideConflict(new OverrideConflict({ ...of, person: 'u-1', evidence: 'File note 9' }), {
      ...{ by: { id, isBehind: (author: string) => author === id }, interested },
    });

describe('an interest in a provider', () => {
  it('is declared and ended by whoever has it, each once', () => {
    given(conflict).when(declare()).thenRecords(declared);
    given(conflict, declared).when(declare()).thenRecordsNothing();
    given(conflict, declared).when(end).thenRecords(ended);
    given(conflict, declared, ended).when(end).thenRecordsNothing();
    given(conflict, declared, ended).when(declare()).thenRecords(declared);
  });

  it('is in a provider that there is', () => {
    given(conflict).when(declare(false)).thenRejected('provider-unknown');
    given(conflict).when(end).thenRejected('conflict-unknown');
  });
});

describe('E54: a broker with an interest in a provider that could be asked', () => {
  const interested = () => {
    const desk = new Desk();
    desk.ground = { ...desk.ground, asker: { person: 'u-1', interests: new Set(['R2']) } };
    return desk;
  };

  it('does nothing about the referral, until a second person lets that broker go on', () => {
    const desk = interested();
    expect(desk.refused(next())).toBe('conflict-of-interest');
    expect(desk.refused(skipping('primary', 'P', 'CUSTOMER_CHOICE'))).toBe('conflict-of-interest');
    expect(desk.refused(override('u-1'))).toBe('second-person-needed');
    expect(desk.refused(override('u-2', false))).toBe('conflict-unknown');
    expect(desk.ask(override())).toEqual(['ConflictOverridden']);
    expect(desk.ask(override())).toEqual([]);
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.1 P']);
  });

  it('keeps nobody else from it, nor the cascade', () => {
    const desk = interested();
    const mine = desk.ground;
    desk.ground = { ...mine, asker: { person: 'u-3', interests: new Set(['P9']) } };
    desk.offer();
    desk.ground = mine;
    expect(desk.decline('R1.1')[0]).toBe('StepOpened secondary');
  });

  it('needs a referral', () => {
    const desk = new Desk();
    desk.events.length = 0;
    expect(desk.refused(override())).toBe('referral-unknown');
  });
});
