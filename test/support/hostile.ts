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
const text = fc.oneof(nasty, fc.string(), fc.string({ unit: 'binary', maxLength: 200 }));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
/** Any JSON, not deep: depth is its own case below. */
const anything = fc.oneof(scalar, fc.jsonValue({ maxDepth: 3 }), fc.dictionary(text, scalar, { maxKeys: 6 }));

const deep = fc
  .integer({ min: 1, max: 2_000 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);

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
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), text), field, { maxKeys: 8 });
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
