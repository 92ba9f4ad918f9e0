/** Where people find this server. */
export class Site {
  readonly name = 'Evenhand';
  #url: URL | undefined;

  constructor(publicUrl?: string) {
    this.#url = publicUrl === undefined ? undefined : new URL(publicUrl);
  }

  /** Without a public address it is found on this machine; passkeys need a name, so it is not its number. */
  listensOn(port: number): void {
    this.#url ??= new URL(`http://localhost:${port}`);
  }

  /** Such as https://evenhand.example.org, without a path. */
  get origin(): string {
    return this.#known.origin;
  }

  /** Such as evenhand.example.org. */
  get host(): string {
    return this.#known.hostname;
  }

  get secure(): boolean {
    return this.#url?.protocol === 'https:';
  }

  get #known(): URL {
    if (!this.#url) throw new Error('A site is found when its server listens.');
    return this.#url;
  }
}
