import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const text = z.string().max(4_096);

const shape = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    authenticatorData: text,
    clientDataJSON: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

/** What a browser sends of a passkey, as JSON; undefined when it is something else. */
export function passkeyResponse(json: string): AuthenticationResponseJSON | undefined {
  try {
    const { response, ...rest } = shape.parse(JSON.parse(json));
    const { userHandle, ...signed } = response;
    return {
      ...rest,
      response: userHandle === undefined ? signed : { ...signed, userHandle },
      clientExtensionResults: {},
    };
  } catch {
    return undefined;
  }
}
