import { readFileSync } from 'node:fs';

/** What the file of the proxy has to say, each with what is wrong when it does not. */
const wanted: readonly (readonly [line: RegExp, wrong: string])[] = [
  [/^ +bind :8443 ssl crt "\$\{CERTIFICATE\}" /m, 'The proxy speaks no TLS'],
  [/^ +ssl-default-bind-options ssl-min-ver TLSv1\.2$/m, 'The proxy speaks old versions of TLS'],
  [
    /^frontend plain\n +bind :8080\n +http-request redirect scheme https code 308\n\n/m,
    'The proxy answers without TLS',
  ],
  [/^ +http-request set-header X-Forwarded-For %\[src\]$/m, 'The proxy does not say who asks'],
  [/^ +http-request set-header X-Forwarded-Proto https$/m, 'The proxy does not say that there is TLS'],
  [
    /^ +http-request set-header X-Forwarded-Host %\[req\.hdr\(Host\)\]$/m,
    'The proxy does not say by which name',
  ],
  [
    /^ +bind 127\.0\.0\.1:3000\n +monitor-uri \/readyz\n +monitor fail if \{ nbsrv\(nodes\) lt 1 \}$/m,
    'The proxy does not say how it is',
  ],
  [/uri \/readyz .*hdr Host 127\.0\.0\.1$/m, 'The proxy does not ask /readyz'],
  [/^ +default-server check /m, 'The proxy asks nobody'],
  [/^ +cookie __Host-\S+ insert .*\bhttponly secure attr SameSite=Lax$/m, 'The proxy keeps nobody on a node'],
  [/^ +server evenhand-1 "\$\{NODE_1\}" cookie evenhand-1$/m, 'The proxy does not serve the first node'],
  [
    /^\.if defined\(NODE_2\)\n +server evenhand-2 "\$\{NODE_2\}" cookie evenhand-2\n\.endif$/m,
    'The proxy does not serve the second node',
  ],
];

/** What is wrong with the file of the proxy. */
export function proxyFaults(config = readFileSync('docker/haproxy.cfg', 'utf8')): readonly string[] {
  const binds = [...config.matchAll(/^ +bind (\S+)/gm)].map(([, place]) => place);
  return [
    ...wanted.flatMap(([line, wrong]) => (line.test(config) ? [] : [wrong])),
    ...(binds.join(' ') === ':8443 :8080 127.0.0.1:3000' ? [] : ['The proxy listens elsewhere']),
  ];
}
