export * from './board-row.ts';
export * from './board.ts';
export * from './find-positions.ts';
export * from './limits.ts';
export * from './positions.ts';
