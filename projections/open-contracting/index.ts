export * from './get-release-package.ts';
export * from './ocid-prefix.ts';
export * from './publishable.ts';
export * from './release-package.ts';
export * from './release.ts';
