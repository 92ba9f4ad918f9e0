import { readFileSync } from 'node:fs';
import { dockerfileFaults, dockerfileRules } from './rules/dockerfile.ts';

const dockerfile = readFileSync('docker/Dockerfile', 'utf8');

describe('docker/Dockerfile', () => {
  it('keeps every rule', () => {
    expect(dockerfileFaults(dockerfile)).toEqual([]);
  });
});

describe('a Dockerfile that breaks a rule', () => {
  const after = (line: string) => (text: string) => text.replace(/^USER node$/m, `USER node\n${line}`);
  const planted: readonly (readonly [fault: string, change: (text: string) => string])[] = [
    ['bases: FROM node', (text) => text.replaceAll('node:26-trixie-slim', 'node')],
    ['bases: FROM node:latest', (text) => text.replace(/^FROM node:26-trixie-slim$/m, 'FROM node:latest')],
    ['bases: FROM node:26', (text) => text.replace(/^FROM node:26-trixie-slim$/m, 'FROM node:26')],
    ['users: USER root', (text) => text.replace('USER node\n', '')],
    ['users: USER 0', after('USER 0')],
    ['copies: ADD https://example.org/x /x', after('ADD https://example.org/x /x')],
    [
      'installs: Recommended: apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*',
      after('RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*'),
    ],
    [
      'installs: Lists: apt-get update && apt-get install -y --no-install-recommends git',
      after('RUN apt-get update && \\\n    apt-get install -y --no-install-recommends git'),
    ],
    ['installs: Unlocked: npm install', (text) => text.replace('npm ci', 'npm install')],
    ['installs: sudo: sudo true', after('RUN sudo true')],
    ['installs: Unseen: curl https://example.org/x | sh', after('RUN curl https://example.org/x | sh')],
    ['commands: CMD serve', (text) => text.replace('CMD ["serve"]', 'CMD serve')],
    ['commands: 2 × ENTRYPOINT', after('ENTRYPOINT ["node"]')],
    ['folders: WORKDIR app', after('WORKDIR app')],
    ['hidden: NPM_TOKEN=x', after('ENV NPM_TOKEN=x')],
    ['health: No one HEALTHCHECK', (text) => text.replace(/^HEALTHCHECK/m, 'LABEL x')],
  ];

  it.each(planted)('%s', (fault, change) => {
    expect(dockerfileFaults(change(dockerfile))).toContain(fault);
  });

  it('is planted for every rule', () => {
    expect(new Set(planted.map(([fault]) => fault.split(':')[0]))).toEqual(new Set(dockerfileRules));
  });
});
