import type { FastifyReply, FastifyRequest } from 'fastify';

const policy = (more: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    ...more,
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

const strict = policy();
/** The page that explains the API is somebody else's: it writes styles and pictures into itself. */
const explained = policy({ 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data:" });

const isExplanation = (url: string) => /^\/api(\/?$|\/?\?|\/swagger-ui)/.test(url);

/** Headers that keep a browser from doing what no page of ours asks it to do. */
export function securityHeaders(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.headers({
    'content-security-policy': isExplanation(request.url) ? explained : strict,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  });
  done();
}
