import { isLoopback } from '../../src/http/foreign-requests.ts';

describe('the address to listen on', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '[::1]'])('may be %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.1.2', 'example.org', '127.0.0.1.example.org', ''])(
    'is refused: %p',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
