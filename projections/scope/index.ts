export * from './own-area.ts';
export * from './scoped-projections.ts';
export * from './scoped-view.ts';
