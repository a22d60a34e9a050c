/** Names of this machine to itself, as they stand in a URL, a Host header or a setting. */
const NAMES: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** True where only this machine can reach the host: what local mode is fenced to (DESIGN section 7). */
export function isLoopbackHost(host: string): boolean {
  return NAMES.includes(host.toLowerCase());
}

/** True for an http or https URL on this machine, without credentials in it. */
export function isLoopbackUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
  return ['http:', 'https:'].includes(parsed.protocol) && isLoopbackHost(parsed.hostname);
}
