import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** An open page's connection: hears what was recorded. */
export class LiveNotices {
  readonly #response: IncomingMessage;
  readonly #heard: { readonly position: number; readonly at: bigint }[] = [];
  #wake = () => {};

  static async open(url: string): Promise<LiveNotices> {
    const request = get(`${url}/api/v1/live`, { agent: false, headers: { accept: 'text/event-stream' } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new LiveNotices(response);
  }

  private constructor(response: IncomingMessage) {
    this.#response = response;
    let text = '';
    response.setEncoding('utf8').on('data', (piece: string) => {
      const lines = (text + piece).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const [, position] = /^data: \{"position":(\d+)/.exec(line) ?? [];
        if (position !== undefined) this.#hear(Number(position));
      }
    });
  }

  /** When a notice came that reaches the position: nanoseconds of the machine's monotonic clock. */
  async reaching(position: number): Promise<bigint> {
    for (;;) {
      const notice = this.#heard.find((each) => each.position >= position);
      if (notice) return notice.at;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.#response.destroy();
  }

  #hear(position: number) {
    this.#heard.push({ position, at: process.hrtime.bigint() });
    this.#wake();
  }
}
