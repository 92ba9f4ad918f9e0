import type { Answer } from './ask.ts';

export type Headers = Readonly<Record<string, string>>;

/** Whether it was turned away as something that another page made a browser send. */
export const foreign = ({ status, body }: Answer) =>
  status === 403 &&
  /another page|this server answers only|was not sent from a page|urn:evenhand:(csrf|foreign-request)/i.test(
    body,
  );

/** What a browser says of the page that sends a request. */
export const sites: Readonly<Record<string, Headers>> = {
  'same-origin': { 'sec-fetch-site': 'same-origin' },
  'same-site': { 'sec-fetch-site': 'same-site' },
  'cross-site': { 'sec-fetch-site': 'cross-site' },
  none: { 'sec-fetch-site': 'none' },
  absent: {},
};

/** Where a request comes from, to a server at this address. */
export const originsFor = (url: string): Readonly<Record<string, Headers>> => ({
  right: { origin: url },
  'another port': { origin: `${url}0` },
  other: { origin: 'https://evil.example' },
  null: { origin: 'null' },
  absent: {},
});
