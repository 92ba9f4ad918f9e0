import { evenhand } from './command-line.ts';

/** A token with the rights of a contract manager, issued on the machine: for a folder that nobody serves yet. */
export async function operatorsToken(data: string): Promise<string> {
  const issued = await evenhand('token', 'issue', 'a-test', '--role', 'contract-manager', '--data', data);
  if (issued.status !== 0) throw new Error(issued.err);
  return issued.out;
}
