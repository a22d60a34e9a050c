import fc from 'fast-check';

/** Strings that break parsers, stores, cards and logs. */
const nasty = fc.constantFrom(
  '',
  '\u0000',
  '__proto__',
  'constructor',
  "'; DROP TABLE docs; --",
  '../../etc/passwd',
  '{{DATE(2026-01-01)}}',
  '[a](javascript:alert(1))',
  '=HYPERLINK("https://evil.example")',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '\u202e\u2066',
  'act as Marie',
  'check in 000000',
  'a'.repeat(5_000),
);
/** What somebody may type. */
export const hostileText = fc.oneof(nasty, fc.string(), fc.string({ unit: 'binary', maxLength: 200 }));
const scalar = fc.oneof(hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
/** Any JSON, not deep: depth is its own case below. */
const anything = fc.oneof(scalar, fc.jsonValue({ maxDepth: 3 }), fc.dictionary(hostileText, scalar, { maxKeys: 6 }));

const deep = fc
  .integer({ min: 1, max: 2_000 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);

/** One input of a card as somebody may send it: what it never is, what is far too long, and what is nearly right. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  anything,
  fc.constantFrom<unknown>(
    ...['a'.repeat(20_000), '\udc00é', '\u0007\u001b[31m', '\u202eabc\u202c', '\r\n\r\n', ' ', '{firstName}{nickname}'],
    ...[1e308, -1, 0.5, Number.MAX_SAFE_INTEGER, [], ['a'], [['a']], {}, { toString: 'a' }, true, null],
    ...['2026-02-30', '2027-03-14', '2026-11-01', '9999-12-31', '0000-00-00', '02:30', '01:30', '25:00', '-1', '1e9'],
    ...['America/Ottawa', 'Etc/GMT+99', 'https://x.ca', 'http://[::1', 'javascript:alert(1)', 'any', 'g.A', 'weekly'],
  ),
);

/** Data that a card's button carries back, some of its fields right and the others whatever. */
export function hostileData(ref: object, pids: string[]): fc.Arbitrary<unknown> {
  const field = fc.oneof(
    anything,
    fc.constantFrom(...Object.values(ref).map(String), ...pids, 'snothing', '000000', 'en', 'true'),
  );
  const names = [
    'programId',
    'sessionId',
    'code',
    'remote',
    'person',
    'shown',
    'matchId',
    'same',
    'from',
    'into',
    'mergeId',
    'verb',
    'pid',
  ];
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), hostileText), field, { maxKeys: 8 });
  return fc.oneof(
    anything,
    deep,
    fields,
    fields.map((some) => ({ ...ref, ...some })),
  );
}

const FIELDS = [
  'type',
  'name',
  'text',
  'value',
  'from',
  'recipient',
  'conversation',
  'channelData',
  'locale',
  'id',
  'replyToId',
  'membersAdded',
  'action',
  'entities',
  'attachments',
  'timestamp',
  'deliveryMode',
  'localTimestamp',
  'expiration',
  'textFormat',
  'relatesTo',
];

/** What an activity is overwritten with: some of its fields, by anything. */
export const hostileFields = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(anything, deep), { maxKeys: 5 });
