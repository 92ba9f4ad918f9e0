import { Presets, SingleBar } from 'cli-progress';

/** Told how an import comes along. */
export interface ProgressReporter {
  /** A step begins, such as "Checking offers.csv". */
  begin(step: string): void;
  /** How much of the step is done, 0 to 1. */
  at(fraction: number): void;
  end(): void;
}

/** Says nothing. */
export const silent: ProgressReporter = { begin: () => {}, at: () => {}, end: () => {} };

class Bars implements ProgressReporter {
  private readonly bar: SingleBar;

  constructor(stream: NodeJS.WriteStream) {
    this.bar = new SingleBar(
      { stream, format: '{bar} {percentage} % {step}', hideCursor: false, gracefulExit: false },
      Presets.shades_classic,
    );
  }

  begin(step: string): void {
    this.bar.start(1, 0, { step });
  }

  at(fraction: number): void {
    this.bar.update(fraction);
  }

  end(): void {
    this.bar.update(1);
    this.bar.stop();
  }
}

/** Milliseconds without a line after which the next quarter of a step is told. */
const patience = 2_000;

/** A line when a step begins, and at each quarter of one that takes long. */
class Lines implements ProgressReporter {
  private step = '';
  private told = 0;
  private last = 0;

  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly now: () => number,
  ) {}

  begin(step: string): void {
    this.step = step;
    this.told = 0;
    this.write(step);
  }

  at(fraction: number): void {
    const quarter = Math.floor(fraction * 4);
    if (quarter <= this.told || quarter === 4 || this.now() - this.last < patience) return;
    this.told = quarter;
    this.write(`${this.step}: ${quarter * 25} %`);
  }

  end(): void {
    this.told = 4;
  }

  private write(line: string): void {
    this.last = this.now();
    this.stream.write(`${line}\n`);
  }
}

/** A bar where somebody watches, plain lines elsewhere. */
export const progressOn = (
  stream: NodeJS.WriteStream,
  now: () => number = () => performance.now(),
): ProgressReporter => (stream.isTTY ? new Bars(stream) : new Lines(stream, now));
