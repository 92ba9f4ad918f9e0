import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const text = z.string().max(16_384);
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

const shape = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    attestationObject: text,
    clientDataJSON: text,
    // What a browser calls a way that is not known here yet is left out.
    transports: z.array(transport).catch([]).default([]),
  }),
});

/** What a browser sends of a new passkey, as JSON; undefined when it is something else. */
export function newPasskey(json: string): RegistrationResponseJSON | undefined {
  try {
    return { ...shape.parse(JSON.parse(json)), clientExtensionResults: {} };
  } catch {
    return undefined;
  }
}
