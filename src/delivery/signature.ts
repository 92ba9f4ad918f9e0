import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as Standard Webhooks writes it: 24 random bytes, `whsec_` before their base64. */
export const newSecret = (): string => `${prefix}${randomBytes(24).toString('base64')}`;

/** The `webhook-signature` of Standard Webhooks: one signature per secret in force, with a space between. */
export const signatures = (secrets: readonly string[], id: string, seconds: number, body: string): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
    })
    .join(' ');
