import autocannon from 'autocannon';

export type Load = { perSecond: number; ok: number; errors: number; p50Ms: number; p99Ms: number };

/** Sends a body after another for a number of seconds over 50 connections; stops early where bodies run out. */
export async function drive(url: string, seconds: number, nextBody: () => string): Promise<Load> {
  const result = await autocannon({
    url,
    connections: 50,
    duration: seconds,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  });
  return {
    perSecond: Math.round(result['2xx'] / result.duration),
    ok: result['2xx'],
    errors: result.non2xx + result.errors + result.timeouts,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}
