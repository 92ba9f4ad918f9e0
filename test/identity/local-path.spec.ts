import { localPath } from '../../src/identity/local-path.ts';

it.each([
  ['/', '/'],
  ['/offers?area=A1&from=2026-01', '/offers?area=A1&from=2026-01'],
  ['/referrals/R%2F1', '/referrals/R%2F1'],
  ['/a/../offers', '/offers'],
])('leads to %s on this server', (text, path) => {
  expect(localPath(text)).toBe(path);
});

it.each([
  '',
  'offers',
  'https://elsewhere.example.org/',
  '//elsewhere.example.org',
  '/\\elsewhere.example.org',
  '/\t/elsewhere.example.org',
  '\t//elsewhere.example.org',
  '/.//elsewhere.example.org',
  '/a/..//elsewhere.example.org',
  'javascript:alert(1)',
])('never leads elsewhere: %j', (text) => {
  expect(localPath(text)).toBe('/');
});

it('is short enough to stand in an address', () => {
  expect(localPath(`/${'a'.repeat(2_000)}`)).toBe('/');
});
