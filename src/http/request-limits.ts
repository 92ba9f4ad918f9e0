import { BadRequestException, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Characters of an address with its question, fields of the question, headers: far beyond any page of ours. */
export const longestAddress = 4_096;
export const mostFields = 100;
export const mostHeaders = 100;

/** A hook: refuses what no page and no program of ours sends, before anything is made of it. */
export async function refuseTheExcessive({ raw }: FastifyRequest, _reply: FastifyReply): Promise<void> {
  const { url = '', rawHeaders } = raw;
  if (url.length > longestAddress)
    throw new HttpException(`The address may have ${longestAddress} characters at most.`, 414);
  if (rawHeaders.length > 2 * mostHeaders)
    throw new HttpException(`A request may have ${mostHeaders} headers at most.`, 431);
  if (url.split('&').length > mostFields)
    throw new BadRequestException(`The question may have ${mostFields} fields at most.`);
  if (!isReadable(url)) throw new BadRequestException('The address cannot be read.');
}

/** Whether its percent-encoding is one of text. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch {
    return false;
  }
}
