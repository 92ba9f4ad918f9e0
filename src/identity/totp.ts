import { verifySync } from 'otplib';

/** Seconds (RFC 6238), in which a clock may also be late or early. */
const period = 30;

/**
 * The time step whose code this is, the one before and the one after counted in; undefined when it is none of them.
 * `secret` is base32, `now` in seconds since 1970. Spaces in the code make no difference.
 */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const found = verifySync({ secret, token, epoch: now, period, epochTolerance: period });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}
