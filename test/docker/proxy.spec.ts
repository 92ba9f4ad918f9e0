import { readFileSync } from 'node:fs';
import { proxyFaults } from './rules/proxy.ts';

const config = readFileSync('docker/haproxy.cfg', 'utf8');

describe('docker/haproxy.cfg', () => {
  it('speaks TLS, says who asks, and gives nobody to a node that is not ready', () => {
    expect(proxyFaults(config)).toEqual([]);
  });
});

describe('a proxy that breaks a rule', () => {
  it.each([
    ['The proxy speaks no TLS', ' ssl crt "${CERTIFICATE}" alpn h2,http/1.1', ''],
    ['The proxy speaks old versions of TLS', 'ssl-min-ver TLSv1.2', 'ssl-min-ver TLSv1.0'],
    ['The proxy answers without TLS', 'redirect scheme https code 308', 'allow'],
    ['The proxy answers without TLS', 'scheme https code 308', 'scheme https code 308 if { path / }'],
    ['The proxy does not say who asks', 'X-Forwarded-For %[src]', 'X-Forwarded-For %[req.hdr(X-Real-IP)]'],
    ['The proxy does not say that there is TLS', 'X-Forwarded-Proto https', 'X-Forwarded-Proto http'],
    ['The proxy does not say by which name', 'set-header X-Forwarded-Host', 'add-header X-Forwarded-Host'],
    ['The proxy does not say how it is', 'lt 1', 'lt 0'],
    ['The proxy does not ask /readyz', 'uri /readyz ver', 'uri /livez ver'],
    ['The proxy does not ask /readyz', ' hdr Host 127.0.0.1', ''],
    ['The proxy asks nobody', 'default-server check', 'default-server'],
    ['The proxy keeps nobody on a node', ' insert ', ' prefix '],
    ['The proxy keeps nobody on a node', 'SameSite=Lax', 'SameSite=Strict'],
    ['The proxy does not serve the first node', '${NODE_1}', '${NODE_2}'],
    ['The proxy does not serve the second node', '.endif', ''],
    ['The proxy listens elsewhere', 'bind 127.0.0.1:3000', 'bind :3000'],
    ['The proxy listens elsewhere', 'backend nodes', 'frontend more\n    bind :9000\n\nbackend nodes'],
  ])('%s', (wrong, from, to) => {
    expect(config).toContain(from);
    expect(proxyFaults(config.replace(from, to))).toContain(wrong);
  });
});
