import request from 'supertest';
import { hardenedServer, type HardenedServer } from '../support/hardened-server.ts';

let server: HardenedServer;
beforeAll(async () => {
  server = await hardenedServer();
});
const get = (path: string) => request(`http://127.0.0.1:${server.port}`).get(path);

describe('what went wrong', () => {
  it.each([
    [400, 'That cannot be read'],
    [403, 'You cannot open this page'],
    [404, 'Page not found'],
    [409, 'That cannot be done'],
    [413, 'That is too large'],
    [414, 'That address is too long'],
    [418, 'That cannot be done'],
    [429, 'Too many requests'],
    [500, 'Something went wrong'],
    [503, 'Not available for a moment'],
  ])('is a page for people: %d', async (status, title) => {
    const { text, headers } = await get(`/failing/${status}`).expect(status);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain(`<h1 class="govuk-heading-xl page-title">${title}</h1>`);
    expect(text).toMatch(/<main[\s\S]*<p class="govuk-body">[A-Z][^<]+\.[\s\S]*<\/main>/);
    expect(text.includes('As was asked for.')).toBe(status !== 500);
    expect(text).not.toMatch(/canary|Error:|Cannot /);
  });

  it.each([400, 403, 404, 409, 413, 414, 429, 500, 503])(
    'is problem details for programs: %d',
    async (status) => {
      const { body, headers } = await get(`/api/v1/failing/${status}`).expect(status);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({ status, detail: expect.stringMatching(/^[A-Z].+\.$/) });
      expect(body).toHaveProperty('type', expect.stringMatching(/^urn:evenhand:[a-z-]+$/));
      expect(JSON.stringify(body)).not.toContain('canary');
    },
  );

  it.each([
    ['/nowhere', 404, 'There is nothing at this address.'],
    ['/%zz', 400, 'The address cannot be read.'],
    ['/?a=%zz', 400, 'The address cannot be read.'],
    [`/failing/${'4'.repeat(101)}`, 414, 'A part of the address is too long.'],
  ])('is said in plain words, to both: %s', async (path, status, detail) => {
    expect((await get(path).expect(status)).text).toContain(detail);
    expect((await get(`/api/v1${path}`).expect(status)).body).toMatchObject({ detail });
  });
});
