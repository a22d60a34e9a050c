import {
  createDefaultHttpClient,
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';

/**
 * What can happen to one request. `lost`: it never arrives. `unanswered`: it is carried out, and the answer is lost on
 * the way back or replaced by an error.
 */
export type Fault = { name: string; act: (request: PipelineRequest, send: Send) => Promise<PipelineResponse> };
type Send = (request: PipelineRequest) => Promise<PipelineResponse>;

function answerWith(status: number, headers: Record<string, string> = {}, bodyAsText = '{"code":"x","message":"y"}') {
  return (request: PipelineRequest): PipelineResponse => ({
    request,
    status,
    headers: createHttpHeaders(headers),
    bodyAsText,
  });
}

const lost = (name: string, answer: (request: PipelineRequest) => PipelineResponse): Fault => ({
  name,
  act: async (request) => answer(request),
});
const unanswered = (name: string, answer: (request: PipelineRequest) => PipelineResponse): Fault => ({
  name,
  async act(request, send) {
    await send(request);
    return answer(request);
  },
});

function reset(): never {
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
/** What the SDK makes of its own timer; the timer itself is not waited for. */
function timeOut(): never {
  throw Object.assign(new Error('aborted'), { name: 'AbortError' });
}
/** A batch that the service gave up on: one row says why, the others fell with it. */
const rows = (statusCode: number) => answerWith(207, {}, JSON.stringify([{ statusCode }, { statusCode: 424 }]));

/** Faults that leave no doubt: the request was not carried out. */
export const clear: Fault[] = [
  lost('429 that says when to come back', answerWith(429, { 'x-ms-retry-after-ms': '70' })),
  lost('429 that does not', answerWith(429)),
  lost('449 retry with', answerWith(449)),
  lost('410 gone elsewhere', answerWith(410)),
];

/** Faults that do: the same signs follow a write that was made and one that was not. */
export const doubtful: Fault[] = [
  ...[408, 500, 502, 503, 504].flatMap((status) => [
    lost(`${status}, not carried out`, answerWith(status)),
    unanswered(`${status}, carried out`, answerWith(status)),
  ]),
  lost('reset before it arrives', reset),
  unanswered('reset after it was carried out', reset),
  lost('timeout before it arrives', timeOut),
  unanswered('timeout after it was carried out', timeOut),
  unanswered('503 without a body, carried out', answerWith(503, {}, '')),
  unanswered("a proxy's page, carried out", answerWith(200, {}, '<html>')),
];

/** Only a batch can fail so. */
export const clearInBatch: Fault[] = [429, 449].map((status) => lost(`a row of ${status}`, rows(status)));
export const doubtfulInBatch: Fault[] = [500, 503].map((status) => lost(`a row of ${status}`, rows(status)));

/** Refused by a service that is talkative about it. */
export const refused = (status: number, substatus: number, words = 'y'): Fault =>
  lost(
    `${status}/${substatus}`,
    answerWith(status, { 'x-ms-substatus': String(substatus), 'x-words': words }, JSON.stringify({ message: words })),
  );

export const throttledFor = (ms: number): Fault => lost('429', answerWith(429, { 'x-ms-retry-after-ms': String(ms) }));

/** Accepted and never answered. */
export const silence: Fault = {
  name: 'silence',
  act: ({ abortSignal }) =>
    new Promise((_, reject) => {
      abortSignal?.addEventListener('abort', () => {
        reject(Object.assign(new Error('aborted'), { name: 'AbortError' }));
      });
    }),
};

export const named = (start: string): Fault => {
  const fault = [...clear, ...doubtful].find(({ name }) => name.startsWith(start));
  if (fault === undefined) throw new Error(`there is no fault called ${start}`);
  return fault;
};

/** Faults for the requests to come, in order; undefined lets one through. `always` stands for all that follow. */
export type Script = { writes?: (Fault | undefined)[]; reads?: (Fault | undefined)[]; always?: Fault };

/** A network that does as it is told to requests for documents, and counts them. Everything else goes through. */
export function createFaultyNetwork() {
  const network = createDefaultHttpClient();
  const sent = { writes: 0, reads: 0 };
  const others: string[] = [];
  let script: Script = {};
  const httpClient: HttpClient = {
    sendRequest(request) {
      const kind = kindOf(request);
      if (kind === undefined) {
        others.push(`${request.method} ${new URL(request.url).pathname}`);
        return network.sendRequest(request);
      }
      sent[kind] += 1;
      const fault = script[kind]?.shift() ?? (kind === 'writes' ? script.always : undefined);
      const send: Send = (each) => network.sendRequest(each);
      return fault === undefined ? send(request) : fault.act(request, send);
    },
  };
  return {
    httpClient,
    sent,
    /** What was asked besides: the account, the container, its ranges, plans of queries. */
    others,
    /** From now on. The counts begin again. */
    follow(next: Script) {
      script = next;
      sent.writes = 0;
      sent.reads = 0;
      others.length = 0;
    },
  };
}

function kindOf({ url, method, headers }: PipelineRequest): keyof Pick<Script, 'writes' | 'reads'> | undefined {
  if (!/\/docs(\/|$)/.test(new URL(url).pathname)) return undefined;
  // the SDK asks for a plan of each query besides; it never writes
  if (headers.has('x-ms-cosmos-is-query-plan-request')) return undefined;
  return method === 'GET' || headers.has('x-ms-documentdb-isquery') ? 'reads' : 'writes';
}
