/** Where the seed of a step comes from: drawn anew for each decision, replaced in tests; the composition root binds it. */
export abstract class Seeds {
  /** 32 hexadecimal digits that nobody could foresee. */
  abstract draw(): string;
}
