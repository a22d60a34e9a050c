import { createServer } from 'node:http';
import { createFakeConnector } from '../../support/connector.ts';
import { drawFaults } from '../../support/connector-faults.ts';
import { createLimits } from '../../support/connector-limits.ts';

/*
 * The fake connector as a process of its own, with Teams' limits, and faults where asked. What it was given is told at
 * /report, on a second port: the judge's word is the connector's, not the engine's.
 */
const [, , told = '{}'] = process.argv;
const { rate, faults, seed } = JSON.parse(told) as { rate: number; faults: boolean; seed: number };

/** When the first and the last message arrived. */
const times = { first: 0, last: 0 };
/** How many came in each second, from the first on. */
const seconds: number[] = [];
const draw = drawFaults(seed, { plain: 18, ambiguous: 6 });
const connector = await createFakeConnector({
  limits: createLimits(() => performance.now(), rate),
  keeps: false,
  draw: ({ method, body }) => {
    if (method === 'POST') {
      times.first ||= Date.now();
      times.last = Date.now();
      const second = Math.floor((times.last - times.first) / 1_000);
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
    const fault = faults ? draw() : undefined;
    const isAmbiguous = fault?.kind === 'reset' || (fault?.kind === 'status' && fault.status >= 500);
    // reminders are sent again where nobody knows: here only kills leave that open, so that they can be counted
    return isAmbiguous && JSON.stringify(body).includes('"sessionId"') ? undefined : fault;
  },
});

const judge = createServer((_, res) => {
  const { delivered, answers } = connector;
  res.end(JSON.stringify({ ...times, seconds, delivered: [...delivered], answers: [...answers] }));
});
judge.listen(0, '127.0.0.1', () => {
  const address = judge.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(
    `${JSON.stringify({ serviceUrl: connector.serviceUrl, report: `http://127.0.0.1:${port}/report` })}\n`,
  );
});
