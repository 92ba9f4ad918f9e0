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

/** A line when a step begins, and one at each quarter of a step that takes more than one look. */
class Lines implements ProgressReporter {
  private step = '';
  private told = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {}

  begin(step: string): void {
    this.step = step;
    this.told = 0;
    this.stream.write(`${step}\n`);
  }

  at(fraction: number): void {
    const quarter = Math.floor(fraction * 4);
    if (quarter <= this.told || quarter === 4) return;
    this.told = quarter;
    this.stream.write(`${this.step}: ${quarter * 25} %\n`);
  }

  end(): void {
    this.told = 4;
  }
}

/** A bar where somebody watches, plain lines elsewhere. */
export const progressOn = (stream: NodeJS.WriteStream): ProgressReporter =>
  stream.isTTY ? new Bars(stream) : new Lines(stream);
