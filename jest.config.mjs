import { availableParallelism } from 'node:os';

export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  // With one worker jest runs everything in one process, where no limit of memory holds.
  maxWorkers: Math.min(8, Math.max(2, availableParallelism())),
  workerIdleMemoryLimit: '512MB',
  // Only what hangs needs an end: a busy machine is slow, not wrong.
  testTimeout: 120_000,
};
