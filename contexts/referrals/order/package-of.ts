/** The package that a referral becomes. */
export const packageOf = ({ referral, version }: Versioned): string => `${referral}.p${version}`;

interface Versioned {
  readonly referral: string;
  /** Of the need: after a package that came back there is another. */
  readonly version: number;
}
