/** A browser without pages: keeps cookies by origin, and follows no redirect by itself. */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  get(address: string): Promise<Response> {
    return this.#send(address, {});
  }

  /** Sends a form, with the token of the page on which it stands. */
  async post(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(await (await this.get(address)).text()) ?? [];
    return this.#send(address, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: token }) });
  }

  async #send(address: string, request: RequestInit): Promise<Response> {
    const { origin } = new URL(address);
    const cookies = this.#of(origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Readonly<Record<string, string>> = cookie === '' ? {} : { cookie };
    const response = await fetch(address, { ...request, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  /** Goes where redirects lead, up to an address that `stop` knows, which is not asked. */
  async follow(
    address: string,
    stop: (address: string) => boolean = () => false,
  ): Promise<{ readonly address: string; readonly response: Response | undefined }> {
    let at = address;
    for (let steps = 0; steps < 20; steps++) {
      if (stop(at)) return { address: at, response: undefined };
      const response = await this.get(at);
      const location = response.headers.get('location');
      if (location === null) return { address: at, response };
      at = new URL(location, at).href;
    }
    throw new Error(`Redirects without an end, at ${at}.`);
  }

  /** What a server has set here. */
  cookie(origin: string, name: string): string | undefined {
    return this.#of(origin).get(name);
  }

  #of(origin: string): Map<string, string> {
    const known = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, known);
    return known;
  }
}
