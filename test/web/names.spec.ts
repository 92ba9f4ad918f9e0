import { byName, namesFrom } from '../../src/web/names.ts';

const names = namesFrom(
  [{ provider: 'P39', name: 'Willow Support' }],
  [{ area: 'A20', name: 'Pelham', level: 1 }],
);

it('names things by their reference, and what has no name by the reference itself', () => {
  expect([names.provider('P39'), names.provider('P99')]).toEqual(['Willow Support', 'P99']);
  expect([names.area('A20'), names.level('A20')]).toEqual(['Pelham', 1]);
  expect([names.area('A99'), names.level('A99')]).toEqual(['A99', undefined]);
});

it('explains the references in a sentence, and leaves everything else alone', () => {
  expect(names.explain('R000001 went to P39, of A20. P391 and XP39 did not.')).toBe(
    'R000001 went to Willow Support (P39), of Pelham (A20). P391 and XP39 did not.',
  );
});

it('orders as people read', () => {
  expect(['Area 10', 'area 2', 'Élan', 'East'].toSorted(byName)).toEqual([
    'area 2',
    'Area 10',
    'East',
    'Élan',
  ]);
});
