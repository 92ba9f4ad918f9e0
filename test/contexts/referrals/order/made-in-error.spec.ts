import { Desk, holder } from './desk.ts';

describe('E14: an offer that was made in error', () => {
  it('was none: a broker offers it again to the same provider, and nothing goes on by itself', () => {
    const desk = new Desk();
    desk.offer();
    expect(desk.withdraw('R1.1', 'ERROR')).toEqual([]);
    expect(desk.offer()).toEqual(['StepOpened primary', 'ReferralOffered R1.2 P']);
  });

  it('keeps nobody waiting who said yes beside it', () => {
    const desk = new Desk([holder('R1', 'reserve', { rank: 1 }), holder('R2', 'reserve')]);
    desk.offer();
    desk.accept('R1.1');
    expect(desk.withdraw('R1.2', 'ERROR')).toEqual(['ProviderChosen R1', 'ReferralPlaced R1']);
  });

  it('is not one that the customer refused: the next provider is asked', () => {
    const desk = new Desk();
    desk.offer();
    expect(desk.withdraw('R1.1', 'CUSTOMER_CHOICE')[0]).toBe('StepOpened secondary');
  });
});
