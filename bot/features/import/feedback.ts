import { isDeepStrictEqual } from 'node:util';
import { instantsOf, type Feedback, type Wave } from '../../domain/feedback.ts';
import { WORDS_ITEM } from '../../domain/import.ts';
import { feedbackId, programPk, waveDocId, wavePk, waveRefId } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import type { Millis } from '../../domain/time.ts';
import { askDocument, waitingFor } from '../feedback/open.ts';
import { waveOf, zoneOf } from '../feedback/wave.ts';
import { personByAddress, personAt } from '../people.ts';
import type { CheckedForm, CheckedWave } from './feedback-check.ts';
import { inChunks, writeOver, writeTogether, type Application, type Change, type Plan } from './write.ts';
import { noteWaiting } from '../waiting.ts';

/**
 * Past waves enter closed, so that nobody is asked or told: what was said stands in figures, lists and, where it is
 * shared, with the participant, as if it had been said here. A file adds to an imported wave and corrects it.
 */
export async function applyFeedback(application: Application, waves: readonly CheckedWave[]): Promise<void> {
  const timeZone = await zoneOf(application.deps, application.scope.programId);
  for (const found of waves) {
    const wave = await applyWave(application, found, timeZone);
    await inChunks(application, 'feedback', found.forms, async (chunk, first) => {
      const plans: Plan[] = [];
      for (const form of chunk) {
        const supervisor = await supervisorOf(application, form.supervisor);
        plans.push(planForm(application, wave, { ...form, at: saidAt(form, wave, timeZone) }, supervisor));
      }
      const target = { pk: wavePk(wave.waveId), what: 'feedback.import', action: `${wave.waveId}_fb_${first}` };
      await writeTogether(application, target, plans);
    });
  }
}

type DatedForm = CheckedForm & { at: Millis };

/** Of an answer only its day is known: its beginning, where the program is. */
function saidAt({ submitted }: CheckedForm, wave: Wave, timeZone: string): Millis {
  return submitted === undefined ? wave.opensAt : instantsOf({ opens: submitted, closes: submitted }, timeZone).opensAt;
}

async function applyWave(application: Application, found: CheckedWave, timeZone: string): Promise<Wave> {
  const { deps, scope, run } = application;
  const pk = wavePk(found.waveId);
  const before = await waveOf(deps, found.waveId);
  if (!before) {
    await run.begin();
    const ref = waveRefId(found.waveId);
    const pointer = { pk: programPk(scope.programId), id: ref, type: 'waveRef', sk: ref } as const;
    await deps.store.create({ ...pointer, body: { waveId: found.waveId, ...scope } });
  }
  const wave = waveSaid(application, found, timeZone, before?.body);
  const target = { pk, what: 'wave.import', action: `${found.waveId}_wave` };
  await writeTogether(application, target, [
    async () => {
      const now = await waveOf(deps, found.waveId);
      if (isDeepStrictEqual(now?.body, wave)) return undefined;
      const document = { pk, id: waveDocId, type: 'wave', sk: waveDocId, body: wave } as const;
      return { operations: [writeOver(document, now)], changes: [] };
    },
  ]);
  return wave;
}

/** From the first answer to the last one, also of the files before. */
function waveSaid({ scope }: Application, found: CheckedWave, timeZone: string, before: Wave | undefined): Wave {
  const { waveId, kind, first, last, behaviours } = found;
  const { opensAt, closesAt } = instantsOf({ opens: first, closes: last }, timeZone);
  return {
    ...{ waveId, ...scope, kind, behaviours, state: 'closed', sequence: 0, imported: true },
    opensAt: Math.min(opensAt, before?.opensAt ?? opensAt),
    closesAt: Math.max(closesAt, before?.closesAt ?? closesAt),
    shared: found.shared ?? before?.shared ?? false,
  };
}

async function supervisorOf({ deps, by, run }: Application, address: string): Promise<Pid> {
  const known = await personByAddress(deps, address);
  if (known !== undefined) return known;
  await run.begin();
  return personAt(deps, address, by);
}

function planForm({ deps, run }: Application, wave: Wave, form: DatedForm, supervisor: Pid): Plan {
  return async () => {
    const participant = await personByAddress(deps, form.participant);
    if (participant === undefined) return undefined;
    const before = await deps.store.get('feedback', wavePk(wave.waveId), feedbackId(participant));
    const blank = askDocument(wave, participant, supervisor, before?.body.changedAt ?? wave.opensAt);
    const body = formSaid(form, blank.body, before?.body);
    if (isDeepStrictEqual(before?.body, body)) return undefined;
    if (run.isBegun()) await noteWaiting(deps, supervisor, waitingFor(wave)); // by which a merge finds what they said
    return { operations: [writeOver({ ...blank, body }, before)], changes: changesOf(form, before?.body) };
  };
}

/** A form as its lines say it. Themes stay with the words that they were coded from. */
function formSaid({ seen, words, at }: DatedForm, blank: Feedback, before?: Feedback): Feedback {
  if (Object.keys(seen).length === 0 && words === '') return blank;
  const coded = before?.words === words ? before : undefined;
  return {
    ...blank,
    ...{ seen, words, state: 'submitted', changedAt: at },
    ...(coded?.themes ? { themes: coded.themes } : {}),
    ...(coded?.codedBy === undefined ? {} : { codedBy: coded.codedBy }),
  };
}

/** Which lines make the difference; where only the supervisor or the day is another, the first one stands for that. */
function changesOf({ lines, seen, words }: CheckedForm, before: Feedback | undefined): Change[] {
  if (!before) return lines.map(({ line }) => ({ file: 'feedback', line, kind: 'added' }));
  const isNew = ({ item = '' }: CheckedForm['lines'][number]): boolean =>
    item === WORDS_ITEM ? before.words !== words : before.seen[item] !== seen[item];
  const fresh = lines.filter(isNew);
  return (fresh.length > 0 ? fresh : lines.slice(0, 1)).map(({ line, item = '' }) => {
    const isAdded = item === WORDS_ITEM ? before.words === '' : before.seen[item] === undefined;
    return { file: 'feedback', line, kind: isAdded && fresh.length > 0 ? 'added' : 'changed' };
  });
}
