import { run } from '../src/cli.ts';
import { createApp } from '../src/main.ts';
import { blockLines, code, rows, section } from './support/markdown.ts';
import { serverOver } from './support/running-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const [empty, folder] = [temporaryFolder(), temporaryFolder()];

describe('what the README says about the API', () => {
  it('has every route of the API, and no other', async () => {
    const server = await serverOver(empty);
    const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const routes = Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .filter((route) => /\/(api\/v1|livez|readyz)/.test(route) && !route.endsWith('/live'));
    expect(routes.length).toBeGreaterThan(10);
    const documented = rows(section('README.md', '## The API')).flatMap(([calls = '']) => code(calls));
    expect(new Set(documented)).toEqual(new Set(routes));
  });

  it('is true about tokens: its own example opens the API, and nobody else is let in', async () => {
    const [make = '', use = ''] = blockLines(section('README.md', '## The API'), 'sh');
    const [, variable = '', issue = ''] = /^export (\w+)=\$\(npx evenhand (.*)\)$/.exec(make)!;
    let token = '';
    const output = { out: (text: string) => (token += text), err: () => {} };
    expect(await run([...issue.split(' '), '--data', folder], output)).toBe(0);
    const [, name = '', value = '', path = ''] =
      /^curl --header "([\w-]+): ([^"]+)" http:\/\/localhost:3000(\S+)$/.exec(use)!;
    const server = await createApp({ folder, port: 0, themeColour: '#12436D' });
    try {
      const asked = async (headers: Record<string, string>) => {
        const answer = await fetch(`${server.url}${path}`, { headers });
        const { type } = (await answer.json()) as { readonly type?: string };
        return [answer.status, type?.replace('urn:evenhand:', '')];
      };
      expect(await asked({ [name]: value.replace(`$${variable}`, token.trim()) })).toEqual([200, undefined]);
      expect(await asked({ [name]: value })).toEqual([401, 'not-known']);
      expect(await asked({})).toEqual([401, 'not-known']);
      expect(section('README.md', '## The API')).toContain('401 (`not-known`)');
    } finally {
      await server.close();
    }
  });
});
