import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadConfiguration, readConfig } from '../src/config.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const secret = file('secret', '  s3cret-word \n');
const empty = file('empty', ' \n');

const identity = (env: Record<string, string>) => readConfig(env).identity;
function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof BadConfiguration ? error.message : `another error: ${String(error)}`;
  }
  return 'accepted';
}

const oidc = {
  OIDC_ISSUER: 'https://login.example.org/tenant',
  OIDC_CLIENT_ID: 'evenhand',
  OIDC_CLIENT_SECRET_FILE: secret,
};

describe('people', () => {
  it('have local accounts on this machine, and nothing else, by default', () => {
    expect(identity({})).toEqual({
      publicUrl: undefined,
      tls: undefined,
      localAccounts: true,
      oidc: undefined,
      breakGlassFile: undefined,
      mail: undefined,
    });
  });

  it('come through the sign-in of the council', () => {
    expect(identity({ ...oidc, LOCAL_ACCOUNTS: 'off' })).toMatchObject({
      localAccounts: false,
      oidc: {
        issuer: 'https://login.example.org/tenant',
        clientId: 'evenhand',
        clientSecret: 's3cret-word',
        rolesClaim: 'roles',
        roleMap: null,
        requiredAmr: [],
      },
    });
    const OIDC_ROLES = 'Evenhand.Managers = contract-manager, Care.P16=provider:P16';
    const more = { OIDC_ROLES, OIDC_ROLES_CLAIM: 'groups', OIDC_REQUIRED_AMR: 'mfa, hwk' };
    expect(identity({ ...oidc, ...more }).oidc).toMatchObject({
      rolesClaim: 'groups',
      roleMap: new Map([
        ['Evenhand.Managers', 'contract-manager'],
        ['Care.P16', 'provider:P16'],
      ]),
      requiredAmr: ['mfa', 'hwk'],
    });
  });

  it('type an address, and are written to', () => {
    expect(identity({ PUBLIC_URL: 'https://evenhand.example.org/' }).publicUrl).toBe(
      'https://evenhand.example.org',
    );
    const mail = { SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: 'evenhand@example.org' };
    expect(identity({ ...mail, SMTP_PASSWORD_FILE: secret }).mail).toEqual({
      url: 'smtp://mail.example.org:587',
      from: 'evenhand@example.org',
      password: 's3cret-word',
    });
    const tls = { TLS_CERT_FILE: file('c', 'certificate'), TLS_KEY_FILE: file('k', 'key') };
    expect(identity(tls).tls).toEqual({ cert: 'certificate', key: 'key' });
  });
});

it.each<[string, Record<string, string>, RegExp]>([
  [
    'half of a sign-in',
    { OIDC_ISSUER: oidc.OIDC_ISSUER },
    /^OIDC_CLIENT_ID and OIDC_CLIENT_SECRET_FILE must be/,
  ],
  ['nowhere to sign in', { LOCAL_ACCOUNTS: 'off' }, /LOCAL_ACCOUNTS may be off only when OIDC_ISSUER/],
  [
    'an issuer that anybody could be',
    { ...oidc, OIDC_ISSUER: 'http://login.example.org' },
    /^OIDC_ISSUER must be/,
  ],
  ['a role that is none', { ...oidc, OIDC_ROLES: 'X=owner' }, /^OIDC_ROLES must be pairs/],
  ['a role that is Evenhand’s own', { ...oidc, OIDC_ROLES: 'X=system' }, /^OIDC_ROLES must be pairs/],
  ['a provider that can be none', { ...oidc, OIDC_ROLES: 'X=provider:a b' }, /^OIDC_ROLES must be pairs/],
  ['an empty secret', { ...oidc, OIDC_CLIENT_SECRET_FILE: empty }, /holds? a secret: .*empty is empty/],
  [
    'a secret that is not there',
    { ...oidc, OIDC_CLIENT_SECRET_FILE: '/no/such' },
    /that can be read: \/no\/such/,
  ],
  ['an address without TLS', { PUBLIC_URL: 'http://evenhand.example.org' }, /^PUBLIC_URL must be/],
  ['an address with a path', { PUBLIC_URL: 'https://example.org/evenhand' }, /^PUBLIC_URL must be/],
  ['no address', { PUBLIC_URL: 'evenhand.example.org' }, /^PUBLIC_URL must be/],
  ['a certificate without a key', { TLS_CERT_FILE: secret }, /TLS_KEY_FILE must be given too/],
  ['mail from nobody', { SMTP_URL: 'smtp://mail.example.org' }, /MAIL_FROM must be given too/],
  ['mail from two', { SMTP_URL: 'smtp://m', MAIL_FROM: 'a@b.org, c@d.org' }, /^MAIL_FROM must be/],
])('%s is refused, and says what to do', (_, env, reason) => {
  expect(refusal(env)).toMatch(reason);
  expect(refusal(env)).not.toContain('s3cret-word');
});
