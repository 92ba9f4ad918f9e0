import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NodeNews, NodeSetting } from './node-setting.ts';

const script = (name: string) => fileURLToPath(new URL(`../processes/${name}.ts`, import.meta.url));

/** An app node in a process of its own, which can be killed and started again over its data folder. */
export class AppNode {
  url = '';
  private child: ChildProcess | undefined;
  private restarted: Promise<void> = Promise.resolve();

  constructor(readonly setting: NodeSetting) {}

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        '--import',
        script('from-source'),
        script('app-node'),
        JSON.stringify(this.setting),
      ],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    this.child = child;
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`Node ${this.setting.node} ended with ${code ?? signal} before it was ready.`);
    });
    const [{ url }] = (await Promise.race([once(child, 'message'), ended])) as [{ readonly url: string }];
    ended.catch(() => undefined);
    this.url = url;
  }

  /** Killed, and started again at once; one after the other when several ask for it. */
  restart(): Promise<void> {
    this.restarted = this.restarted.then(() => this.kill()).then(() => this.start());
    return this.restarted;
  }

  /** As a machine that loses its power. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Cleanly; the exit status. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Whether its policies have handled everything up to a position. */
  async hasReached(position: number): Promise<boolean> {
    const { child } = this;
    if (!child?.connected) return false;
    const answered = once(child, 'message');
    child.send('how far?');
    const [news] = (await answered) as [NodeNews];
    return (
      'policies' in news &&
      news.policies.every((each) => each.state === 'live' && (each.position ?? -1) >= position)
    );
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}
