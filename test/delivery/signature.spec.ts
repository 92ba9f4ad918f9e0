import { Webhook } from 'standardwebhooks';
import { newSecret, signatures } from '../../src/delivery/signature.ts';

const body = '{"specversion":"1.0"}';
const seconds = () => Math.floor(Date.now() / 1_000);
const headers = (signature: string, at = seconds()) => ({
  ...{ 'webhook-id': 'm-1', 'webhook-timestamp': String(at), 'webhook-signature': signature },
});

describe('a signature', () => {
  const [secret, before] = [newSecret(), newSecret()];

  it('is verified by a library that is not ours, with either secret while both are in force', () => {
    const signed = headers(signatures([secret, before], 'm-1', seconds(), body));
    expect(new Webhook(secret).verify(body, signed)).toEqual({ specversion: '1.0' });
    expect(new Webhook(before).verify(body, signed)).toEqual({ specversion: '1.0' });
    expect(() => new Webhook(newSecret()).verify(body, signed)).toThrow('No matching signature');
    expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow('No matching signature');
  });

  it('is the one that the library makes', () => {
    const at = new Date(1_750_000_000_000);
    expect(signatures([secret], 'm-1', 1_750_000_000, body)).toBe(new Webhook(secret).sign('m-1', at, body));
  });
});
