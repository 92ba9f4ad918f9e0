export * from './asked.ts';
export * from './csv.ts';
export * from './order.ts';
export * from './paged.ts';
export * from './percent.ts';
export * from './whole.ts';
export * from './window.ts';
export * from './words.ts';
