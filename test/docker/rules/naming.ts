import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { each, isEvenhand, oneShot, type Rule } from '../compose-file.ts';

/** The project and every service are in kebab-case; what waits for another service waits for one that exists. */
export const names: Rule = (compose) => [
  ...(/^evenhand(-[a-z]+)*$/.test(compose.name ?? '') ? [] : [`${compose.name} is no name of ours`]),
  ...Object.keys(compose.services).flatMap((name) =>
    /^[a-z]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${name} is not kebab-case`],
  ),
  ...each(compose, ({ depends_on: awaited = {} }) =>
    Object.entries(awaited).flatMap(([name, { condition }]) => {
      const other = compose.services[name];
      if (other === undefined) return [`waits for ${name}, which is not there`];
      const ends = condition === 'service_completed_successfully';
      if (ends !== oneShot(other)) return [`waits for ${name} to be ${condition}`];
      return condition === 'service_healthy' && !other.healthcheck ? [`waits for the health of ${name}`] : [];
    }),
  ),
];

/** Each image is built here, or of one version; what is built here is built from this repository. */
export const images: Rule = (compose) =>
  each(compose, (service) => {
    const { image, build } = service;
    if (isEvenhand(service)) {
      const file = join('docker', build?.context ?? '', build?.dockerfile ?? '');
      return build?.context === '..' && existsSync(file) ? [] : ['is not built from this repository'];
    }
    return /:\d+\.\d+\.\d+(-[a-z]+)?$/.test(image) ? [] : [`runs ${image}, which is no one version`];
  });
