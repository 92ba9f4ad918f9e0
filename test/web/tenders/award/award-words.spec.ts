import {
  heldWords,
  limitsWords,
  onRecordWords,
  passedOverWords,
  proposedWords,
} from '../../../../src/web/tenders/award/award-words.ts';
import { namesFrom } from '../../../../src/web/names.ts';

const names = namesFrom(
  [{ provider: 'P1', name: 'Ash Care' }],
  ['A1', 'A2'].map((area) => ({ area, name: `Area ${area}`, level: 1 as const })),
);

it.each([
  ['primary-here', [], null, 'Ash Care is primary here'],
  ['secondary-here', [], null, 'Ash Care is secondary here, which is best for all positions together'],
  ['limit', ['A1', 'A2'], 2, 'Ash Care is primary in Area A1 and Area A2, and may be given 2 of this level'],
  ['limit', [], 0, 'Ash Care may be given no more primary positions of this level'],
  ['declined', [], null, 'Ash Care declined it'],
  ['holds-here', [], null, 'Ash Care holds another position here already'],
  ['worth-the-same', [], null, 'Ash Care could have it, but all together is worth the same'],
] as const)('says of a bidder without a position: %s %j', (why, areas, most, words) => {
  expect(passedOverWords({ provider: 'P1', why, areas: [...areas], most }, 'primary', names)).toBe(words);
});

it('says how long positions are held, the last day included', () => {
  expect(heldWords({ from: '2026-10-05', to: '2027-10-05' })).toBe('from 5 October 2026 to 4 October 2027');
  expect(heldWords({ from: '2026-10-05', to: null })).toBe('from 5 October 2026 until further notice');
});

it('says the limits that were kept', () => {
  expect(limitsWords({ '1/primary': 2, '3/secondary': 1 })).toBe(
    '2 primary of level 1, 1 secondary of level 3',
  );
  expect(limitsWords({})).toBe('none');
});

it('says what would be decided, and what became of it', () => {
  const position = { area: 'A1', role: 'primary' as const };
  const some = { level: 1 as const, points: 1, because: '', expectedWeeklyMinutes: null };
  const proposal = {
    ...{ framework: 'F', tender: 'T', title: '', decidedAt: null, from: '2026-10-05', to: null },
    positions: [
      { ...position, ...some, provider: 'P1' },
      { ...position, ...some, provider: null },
    ],
    bidders: [
      { provider: 'P1', positions: [position] },
      { provider: 'P2', positions: [] },
    ],
    ...{ filled: 1, reached: 1, digest: '', isAsDecided: null },
  };
  expect(proposedWords(proposal)).toBe('The best allocation fills 1 of 2 positions, with 1 bidder.');
  const line = { ...position, provider: 'P1', why: null };
  const became = (['held', 'to come', 'awaited', 'refused'] as const).map((standing) => ({
    ...line,
    standing,
  }));
  expect(onRecordWords(became)).toBe(
    '2 of 4 lines of the award on record as positions; 1 not yet, which follows in a moment; 1 refused: see why, and award what is right on the position board.',
  );
  expect(onRecordWords(became.slice(0, 1))).toBe('1 of 1 line of the award on record as positions.');
});
