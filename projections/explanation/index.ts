export * from './choice-explained.ts';
export * from './explain-order.ts';
export * from './offer-line.ts';
export * from './order-explained.ts';
export * from './step-explained.ts';
