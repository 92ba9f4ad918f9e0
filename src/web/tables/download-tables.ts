import { Clock, localDate } from '#event-sourcing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { href, pathOf } from '../links.ts';
import { searchOf, type Search } from '../question.ts';
import { pageTables } from './page-tables.ts';
import { tableCsv, type TableFormat, tableFormats, tableWorkbook } from './table-files.ts';

const types: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const isFormat = (text: string | undefined): text is TableFormat =>
  tableFormats.some((format) => format === text);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The links that stand below a table. */
function links(path: string, search: Search, number: number, caption: string): string {
  const about = caption === '' ? '' : `<span class="govuk-visually-hidden">: ${escaped(caption)}</span>`;
  const items = tableFormats.map((format) => {
    const address = href(path, {
      ...search,
      page: undefined,
      format,
      table: number === 1 ? undefined : number,
    });
    return `<li><a class="govuk-link" href="${escaped(address)}" download>Download as ${format.toUpperCase()}${about}</a></li>`;
  });
  return `<ul class="takeaway">${items.join('')}</ul>`;
}

/** The page, with the links to its tables below each of them, outside what scrolls sideways. */
function withLinks(html: string, path: string, search: Search): string {
  const tables = pageTables(html);
  let number = 0;
  return html.replaceAll(
    /(<div class="scroll"[^>]*>\s*)?<table\b[^]*?<\/table>(\s*<\/div>)?/g,
    (whole: string, scrolls: string | undefined, end: string | undefined) => {
      const below = links(path, search, ++number, tables[number - 1]?.caption ?? '');
      if (scrolls !== undefined || end === undefined) return whole + below;
      return whole.slice(0, -end.length) + below + end;
    },
  );
}

/** `placements-2026-06-30-471`: the page, its day, and the position of the last event that it knows. */
function fileName(path: string, search: Search, html: string, today: string, number: number): string {
  const position = /data-live-position="(\d+)"/.exec(html)?.[1];
  const parts = [
    path === '/' ? 'performance' : path,
    ...(number > 1 ? [`table-${number}`] : []),
    search['asOf'] ?? today,
    search['knownAt'] === undefined ? position : `known-${search['knownAt']}`,
  ];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, ''))
    .join('-');
}

/**
 * Every table of every page can be had as a file: `?format=csv|xlsx`, with `&table=2` for the second one. The file is
 * made of the very page that whoever asks would see, so that it holds what is shown under the same filters and nothing
 * else; a list that has several pages comes whole. To be called before the application listens.
 */
export function downloadTables(app: NestFastifyApplication): void {
  const clock = app.get(Clock);
  const made = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (request.method !== 'GET' || reply.statusCode !== 200 || !isPage) return payload;
    if (typeof payload !== 'string' || !payload.includes('<table')) return payload;
    const { format, table: asked = '1', ...search } = searchOf(request.query);
    const path = pathOf(request);
    const table = isFormat(format) ? pageTables(payload)[Number(asked) - 1] : undefined;
    if (!isFormat(format) || !table) return withLinks(payload, path, search);
    const name = fileName(path, search, payload, localDate(clock.now()), Number(asked));
    reply.header('content-type', types[format]);
    reply.header('content-disposition', `attachment; filename="${name}.${format}"`);
    reply.removeHeader('content-length');
    return format === 'csv' ? tableCsv(table) : tableWorkbook(table);
  };
  app.getHttpAdapter().getInstance().addHook('onSend', made);
}
