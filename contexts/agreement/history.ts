import { startOfDay, type LocalDate } from '#event-sourcing';
import { framework } from './framework.ts';
import {
  AreaCorrected,
  AreaDefined,
  FrameworkCorrected,
  FrameworkEstablished,
  PolicyAdopted,
  PositionAwarded,
  PositionCorrected,
} from './framework.events.ts';
import type { PolicyDocument } from './policy-document.ts';

type Facts<E> = Omit<E, 'type'>;

const streamOf = (reference: string) => `${framework.category}-${reference}`;

/** A framework that ran before it was recorded here: established, its policy adopted, both on the day it starts. */
export const pastFramework = (facts: Facts<FrameworkEstablished>, policy: PolicyDocument) => {
  const occurred = startOfDay(facts.startsOn);
  const adopted = new PolicyAdopted({
    framework: facts.framework,
    version: 1,
    effectiveFrom: facts.startsOn,
    policy,
    reason: 'Adopted with the framework agreement',
  });
  return {
    stream: streamOf(facts.framework),
    events: [
      { event: new FrameworkEstablished(facts), occurred },
      { event: adopted, occurred },
    ],
  };
};

export const frameworkCorrection = (facts: Facts<FrameworkCorrected>) => ({
  stream: streamOf(facts.framework),
  event: new FrameworkCorrected(facts),
});

/** The policy was another than the record says: the next version, in force from the framework's first day. */
export const policyCorrection = (
  { framework: reference, startsOn }: Facts<FrameworkEstablished>,
  policy: PolicyDocument,
  version: number,
) => ({
  stream: streamOf(reference),
  event: new PolicyAdopted({
    framework: reference,
    version,
    effectiveFrom: startsOn,
    policy,
    reason: 'Corrected by an import of the framework agreement',
  }),
});

/** @param startsOn the framework's first day: areas are agreed with it */
export const pastArea = (facts: Facts<AreaDefined>, startsOn: LocalDate) => ({
  stream: streamOf(facts.framework),
  events: [{ event: new AreaDefined(facts), occurred: startOfDay(startsOn) }],
});

export const areaCorrection = (facts: Facts<AreaCorrected>) => ({
  stream: streamOf(facts.framework),
  event: new AreaCorrected(facts),
});

export const pastPosition = (facts: Facts<PositionAwarded>) => ({
  stream: streamOf(facts.framework),
  events: [{ event: new PositionAwarded(facts), occurred: startOfDay(facts.from) }],
});

export const positionCorrection = (facts: Facts<PositionCorrected>) => ({
  stream: streamOf(facts.framework),
  event: new PositionCorrected(facts),
});
