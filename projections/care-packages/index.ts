export * from './care-package.ts';
export * from './find-packages.ts';
export * from './get-package.ts';
