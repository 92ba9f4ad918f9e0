import type { FastifyRequest } from 'fastify';

const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const;

/** The value of Content-Security-Policy: what pages may load, with what one page may load besides. */
export const contentPolicy = (besides: Partial<Record<keyof typeof directives, string>> = {}): string =>
  Object.entries({ ...directives, ...besides })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

const noPage = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'fullscreen', 'geolocation', 'gyroscope'],
  ...['magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'usb'],
];

/** What every answer bears, also one that is written to a socket before there is a request. */
export const securityHeaders = {
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': noPage.map((feature) => `${feature}=()`).join(', '),
  // Figures are nobody else's: only what says so itself, the files under /assets, may be kept.
  'cache-control': 'no-store',
} as const;

/** Seconds: a year, as browsers ask for. */
const transport = 'max-age=31536000';

interface Raw {
  setHeader(name: string, value: string): unknown;
}

/** Sets the headers that keep a browser from doing what no page of ours asks it to do. */
export function secure({ protocol }: FastifyRequest, raw: Raw): undefined {
  for (const [name, value] of Object.entries(securityHeaders)) raw.setHeader(name, value);
  if (protocol === 'https') raw.setHeader('strict-transport-security', transport);
}
