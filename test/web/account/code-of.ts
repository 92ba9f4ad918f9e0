import type { Instant } from '#event-sourcing';
import { generateSync } from 'otplib';

/** What an authenticator app shows at an instant. */
export const codeOf = (secret: string, at: Instant): string =>
  generateSync({ secret, epoch: Date.parse(at) / 1_000 });
