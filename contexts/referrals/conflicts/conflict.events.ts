import { event, reference } from '#event-sourcing';

const interest = { person: reference, provider: reference };

/** A person of the council's, known by the account, has an interest in a provider (domain E54). */
export class ConflictOfInterestDeclared extends event('ConflictOfInterestDeclared', interest) {}
export class ConflictOfInterestEnded extends event('ConflictOfInterestEnded', interest) {}

export type ConflictEvent = ConflictOfInterestDeclared | ConflictOfInterestEnded;
