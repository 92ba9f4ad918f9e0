import '@fastify/view';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import nunjucks from 'nunjucks';
import type { Environment } from 'nunjucks';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dayOrMoment, moment, shortDay, shortMoment } from './moments.ts';
import { shellOf } from './shell.ts';
import { downloadTables } from './tables/download-tables.ts';
import { themeCss } from './theme.ts';

export interface WebOptions {
  /** The council's one colour, such as #12436D; at least 4.5:1 with white. */
  readonly themeColour: string;
  /** Whether every page says that its county is invented. */
  readonly demo: boolean;
}

const here = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);
const govuk = join(dirname(resolve('govuk-frontend/package.json')), 'dist');
const moj = dirname(resolve('@ministryofjustice/frontend/package.json'));

/** Where scripts, styles and pictures lie; run from source, the compiled styles are those of the last build. */
const publicFolders = [join(here, 'public'), join(here, '../../dist/src/web/public')].filter((folder) =>
  existsSync(folder),
);

const scripts = (prefix: string, root: string[]) => ({
  prefix,
  root,
  decorateReply: false,
  allowedPath: (path: string) => path.endsWith('.bundle.mjs'),
});

/** Gives the application its pages' templates, files and colour. To be called before it listens. */
export async function registerWeb(
  app: NestFastifyApplication,
  { themeColour, demo }: WebOptions,
): Promise<void> {
  const css = themeCss(themeColour);
  const fastify = app.getHttpAdapter().getInstance();
  app.useStaticAssets({ prefix: '/assets/', root: publicFolders });
  downloadTables(app);
  const govukScripts = ['service-navigation', 'password-input'];
  app.useStaticAssets(
    scripts(
      '/assets/govuk/',
      govukScripts.map((name) => join(govuk, 'govuk/components', name)),
    ),
  );
  app.useStaticAssets(scripts('/assets/moj/', [join(moj, 'moj/components/date-picker')]));
  fastify.get('/theme.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(css));
  app.setViewEngine({
    engine: { nunjucks },
    templates: [join(here, 'views'), govuk, moj],
    options: {
      autoescape: true,
      trimBlocks: true,
      lstripBlocks: true,
      onConfigure: (environment: Environment) => {
        environment.addGlobal('themeColour', themeColour);
        environment.addGlobal('demonstration', demo);
        for (const [name, filter] of Object.entries({ dayOrMoment, moment, shortDay, shortMoment }))
          environment.addFilter(name, filter);
      },
    },
  });
}

const titles: Readonly<Record<number, string>> = {
  400: 'That cannot be read',
  403: 'You cannot open this page',
  404: 'Page not found',
  409: 'That cannot be done',
  413: 'That is too large',
  414: 'That address is too long',
  429: 'Too many requests',
  503: 'Not available for a moment',
};

/** Answers what went wrong on a page as a page; the status is set already. */
export async function sendProblemPage(
  reply: FastifyReply,
  { status, detail }: { readonly status: number; readonly detail: string },
): Promise<void> {
  const title = titles[status] ?? (status < 500 ? 'That cannot be done' : 'Something went wrong');
  const { asker } = reply.request;
  const shown = { ...reply.locals, title, status, detail, shell: shellOf(undefined, {}, undefined, asker) };

  // The server's own, because the reply to an address that the router cannot read has no view.
  const html = await reply.server.view('problem.njk', shown);
  await reply.type('text/html; charset=utf-8').send(html);
}
