import { instant, label, reasonCode } from '#event-sourcing';

/**
 * Of an answer that somebody of the council records for the provider: when it was given, left out: now; and, when that
 * is longer ago than the policy lets pass, why it is recorded so late and where that can be seen (domain E31).
 */
export const recordedLater = {
  answeredAt: instant.optional(),
  lateReason: reasonCode.optional(),
  evidence: label.optional(),
};
