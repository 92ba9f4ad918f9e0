import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { demandSafePlace, HostRefused, type ServerOptions } from '../src/server-options.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const tls = { cert: 'certificate', key: 'key' };
const publicUrl = 'https://evenhand.example.org';
const oidc = {
  issuer: 'https://login.example.org',
  clientId: 'evenhand',
  clientSecret: 'secret',
  rolesClaim: 'roles',
  roleMap: null,
  requiredAmr: [],
};
const server = { kind: 'eventstoredb', connection: 'esdb://localhost:2113', prefix: 'evenhand-' } as const;
const place = (more: Partial<ServerOptions>) => () =>
  demandSafePlace({ folder, port: 0, themeColour: '#12436D', ...more });

describe('a server', () => {
  it.each<[string, Partial<ServerOptions>]>([
    ['on this machine', {}],
    ['on this machine by name', { host: 'localhost' }],
    ['elsewhere, with TLS of its own', { host: '0.0.0.0', tls, identity: { publicUrl } }],
    ['elsewhere, behind a proxy', { host: '::', trustProxy: ['10.0.0.2'], identity: { publicUrl } }],
    [
      'with its log on a server and the sign-in of the council',
      { store: server, identity: { oidc, localAccounts: false } },
    ],
  ])('may serve %s', (_, options) => {
    expect(place(options)).not.toThrow();
  });

  it.each<[string, Partial<ServerOptions>, RegExp]>([
    ['unencrypted', { host: '0.0.0.0' }, /TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY/],
    ['unencrypted, with a public name', { host: '192.168.1.2', identity: { publicUrl } }, /TLS_CERT_FILE/],
    ['under no name', { host: '0.0.0.0', tls }, /Set PUBLIC_URL/],
    [
      'under a name without TLS',
      { host: '0.0.0.0', tls, identity: { publicUrl: 'http://localhost' } },
      /Set PUBLIC_URL/,
    ],
    ['with local accounts that other nodes would not know', { store: server }, /OIDC_ISSUER/],
    ['with local accounts beside the council’s', { store: server, identity: { oidc } }, /LOCAL_ACCOUNTS=off/],
  ])('serves nobody %s', (_, options, reason) => {
    expect(place(options)).toThrow(HostRefused);
    expect(place(options)).toThrow(reason);
  });
});

describe('a demonstration', () => {
  const made = join(folder, 'evenhand-demo.json');

  it('serves no folder that it did not make', () => {
    expect(place({ demo: true })).toThrow(/was not made by the demonstration/);
  });

  it('serves this machine only, from its own log only', () => {
    writeFileSync(made, '{}');
    expect(place({ demo: true })).not.toThrow();
    expect(place({ demo: true, host: '0.0.0.0', tls, identity: { publicUrl } })).toThrow(/this machine only/);
    expect(place({ demo: true, trustProxy: ['10.0.0.1'] })).toThrow(/this machine only/);
    expect(place({ demo: true, store: server, identity: { oidc } })).toThrow(/invented/);
  });
});
