import { BadRequestException } from '@nestjs/common';
import { isUtf8 } from 'node:buffer';

/** How deep a body may be nested, and how many values it may hold: far beyond any command. */
export const deepest = 32;
export const most = 10_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];

/**
 * Looks at the bytes of a body before anything is made of them: a few kilobytes of brackets would exhaust the stack of
 * whoever walks through what they become. Throws BadRequestException.
 */
export function checkJson(body: Uint8Array): void {
  if (!isUtf8(body)) throw new BadRequestException('The body must be JSON in UTF-8.');
  let [depth, commas, inside] = [0, 0, false];
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === quote) inside = !inside;
    else if (inside) at += byte === backslash ? 1 : 0;
    else if (byte === comma) commas++;
    else if (closing.includes(byte)) depth--;
    else if (opening.includes(byte) && ++depth > deepest)
      throw new BadRequestException(`The body may be nested ${deepest} deep at most.`);
  }
  if (commas >= most) throw new BadRequestException(`The body may hold ${most} values at most.`);
}
