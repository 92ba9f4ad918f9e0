import { Agreement, askedBy } from './agreement.ts';

/**
 * An area is a reference and a name: a postcode district, a cluster of GP practices or a lot is defined as one, and
 * whoever refers a customer names the area that the address lies in.
 */
describe('the pattern of areas by postcode, GP cluster or lot (domain 1.14 e)', () => {
  const kinds = { BN1: 1, 'PCN-NORTH': 1, 'LOT-19': 2 } as const;
  const county = () =>
    new Agreement({ awardLimits: { 1: { primary: 1 } } }, kinds)
      .award('BN1', 'primary', 'P1')
      .award('PCN-NORTH', 'primary', 'P2')
      .award('LOT-19', 'primary', 'P1');

  it.each([
    ['BN1', 'P1'],
    ['PCN-NORTH', 'P2'],
    ['LOT-19', 'P1'],
  ])('asks in %s whoever holds it', (area, provider) => {
    const desk = county().desk(area);
    expect(askedBy(desk.offer())).toBe(provider);
    expect(desk.state.need?.area).toBe(area);
  });

  it('counts limits over them as over any other', () => {
    expect(
      new Agreement({ awardLimits: { 1: { primary: 1 } } }, kinds)
        .award('BN1', 'primary', 'P1')
        .refuses('PCN-NORTH', 'primary', 'P1'),
    ).toBe('award-limit-exceeded');
  });
});
