import type { Clock } from '#event-sourcing';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { generateSecret, generateURI } from 'otplib';
import { z } from 'zod';
import { stepOf } from './totp.ts';
import { verifierOf, verifies } from './verifier.ts';

/** The account for emergencies, which is its own address. */
export const breakGlassUser = 'break-glass';

const sealed = z.strictObject({
  password: z.string().regex(/^\$argon2id\$v=19(\$[^\s$]+){3}$/, 'an argon2id hash in the PHC format'),
  totp: z.string().regex(/^[A-Z2-7]{26,}$/, 'a secret in base32'),
});

type Sealed = z.output<typeof sealed>;

/** The file of the account for emergencies cannot be used; the message says why, and nothing that stands in it. */
export class UnreadableSeal extends Error {
  override readonly name = 'UnreadableSeal';
}

/** What is shown once, and what is kept. */
export interface NewSeal {
  /** 28 letters and digits, in groups of four: 140 bits. */
  readonly passphrase: string;
  /** For an authenticator app. */
  readonly uri: string;
  /** Holds no passphrase, but the secret of the second step: for the server alone. */
  readonly file: Sealed;
}

/** Nothing that is read as something else on paper. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');

/** The one account that opens when nobody can sign in any other way. Every node has it from its file. */
export class BreakGlass {
  /** Of the newest code that was used. */
  #lastStep = 0;

  private constructor(
    private readonly sealed: Sealed,
    private readonly clock: Clock,
  ) {}

  /** Throws UnreadableSeal. */
  static read(file: string, clock: Clock): BreakGlass {
    try {
      return new BreakGlass(sealed.parse(JSON.parse(readFileSync(file, 'utf8'))), clock);
    } catch (error) {
      const why =
        error instanceof z.ZodError
          ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
          : ((error as { readonly code?: string }).code ?? 'no JSON');
      throw new UnreadableSeal(
        `${file} cannot be used (${why}). BREAK_GLASS_FILE names what "evenhand break-glass seal" has made.`,
      );
    }
  }

  /** `issuer`: what the authenticator app calls the site. */
  static async seal(issuer: string): Promise<NewSeal> {
    const passphrase = Array.from({ length: 7 }, group).join('-');
    const totp = generateSecret();
    const uri = generateURI({ issuer, label: breakGlassUser, secret: totp });
    return { passphrase, uri, file: { password: await verifierOf(passphrase), totp } };
  }

  /** Rejects with Overloaded. */
  matches(password: string): Promise<boolean> {
    return verifies(this.sealed.password, password);
  }

  /** Whether it is a code of now that was not used before, nor one after it, as far as this process knows. */
  code(code: string): boolean {
    const step = stepOf(this.sealed.totp, code, Date.parse(this.clock.now()) / 1_000);
    if (step === undefined || step <= this.#lastStep) return false;
    this.#lastStep = step;
    return true;
  }
}
