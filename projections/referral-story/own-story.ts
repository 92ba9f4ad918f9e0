import type { ReferralStory, StoryEntry } from './audit-referral.ts';

const own = ({
  recordedBy: _recordedBy,
  corr: _corr,
  cause: _cause,
  basis: { answer, changes },
  ...entry
}: StoryEntry): StoryEntry => ({
  ...entry,
  basis: { ...(answer && { answer }), ...(changes && { changes }) },
});

/** A story as a provider reads it: without who recorded it, who else could be asked, and what the audit finds. */
export const ownStory = (story: ReferralStory): ReferralStory => ({
  ...story,
  entries: story.entries.map(own),
  findings: [],
});
