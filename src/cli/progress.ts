import { SingleBar, Presets } from 'cli-progress';
import type { Progress } from '#event-sourcing';
import type { Output } from './output.ts';

/** A bar on a terminal, else a line for every tenth part; nothing for what is done at once. */
export function progressOf(label: string, output: Output, terminal = process.stderr.isTTY): Progress {
  let told = 0;
  let bar: SingleBar | undefined;
  return (position, last) => {
    if (last < 10_000) return;
    const done = Math.floor(((position + 1) * 10) / (last + 1));
    if (terminal) {
      bar ??= begin(label, last);
      bar.update(position);
      if (position >= last) bar.stop();
    } else if (done > told) {
      told = done;
      output.err(`${label}: ${done * 10} %`);
    }
  };
}

function begin(label: string, last: number): SingleBar {
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage} %`, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(last, 0);
  return bar;
}
