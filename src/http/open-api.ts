import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { contentPolicy } from './security-headers.ts';

const matches = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, inside = '']) => inside);
const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** The page is somebody else's, with styles and pictures in itself: exactly these are let through. */
function policyOf(html: string): string {
  const styles = [
    ...matches(html, /<style>([\s\S]*?)<\/style>/g),
    ...matches(html, /<[a-z][^>]* style="([^"]*)"/g),
  ];
  return contentPolicy({
    'style-src': ["'self'", "'unsafe-hashes'", ...styles.map(hash)].join(' '),
    'img-src': "'self' data:",
  });
}

/** Serves the description of the API: `/api/openapi.json`, and a page to read it, `/api`. */
export function openApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Evenhand')
    .setDescription(
      'Framework agreements for care and support at home: what was recorded, and the figures that follow.',
    )
    .setVersion('1')
    .build();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const isPage = /^\/api\/?(index\.html)?$/.test(request.routeOptions.url ?? '');
      if (isPage && typeof payload === 'string') reply.header('content-security-policy', policyOf(payload));
      done(null, payload);
    });
  SwaggerModule.setup('api', app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'api/openapi.json',
    // Without the bar of another product, whose logo brings styles of its own.
    swaggerOptions: { layout: 'BaseLayout' },
  });
}
