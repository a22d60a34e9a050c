import type { Sharing } from '../bot/domain/project.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

type Cohort = { programId: string; cohortId: string };
type Ref = Cohort & { noteId: string };
type Refused = keyof Text['project']['refusal'];
type Line = { noteId: string; tried: string; sharing: Sharing };

const NOTE_LIMIT = 2_000;
const SHARING: readonly Sharing[] = ['nobody', 'supervisor', 'both'];
/** Characters of a note in a list: enough to know it by. */
const START = 60;
const MOST_COHORTS = 6;
const MOST_NAMES = 12;

const startOf = (text: string): string => plain(text.length > START ? `${text.slice(0, START)}…` : text);

export type NotesModel = {
  cohorts: readonly (Cohort & { cohort: string; notes: readonly Line[] })[];
  coordinates: boolean;
  done?: 'removed';
};

/** One's own notes, with whom each is shared. */
export function notesCard({ cohorts, coordinates, done }: NotesModel, t: Text): Card {
  const words = t.project;
  return card(
    t,
    [
      heading(words.title),
      ...(done ? [paragraph(`**${words[done]}**`)] : []),
      paragraph(cohorts.length > 0 ? words.what : words.noPlace),
      ...cohorts.slice(-MOST_COHORTS).flatMap(({ programId, cohortId, cohort, notes }): Block[] => [
        subheading(plain(cohort)),
        ...(notes.length === 0 ? [paragraph(words.none)] : []),
        ...notes.flatMap(({ noteId, tried, sharing }): Block[] => [
          { ...paragraph(words.readBy[sharing]), isSubtle: true },
          {
            type: 'ActionSet',
            spacing: 'None',
            actions: [execute('project.open', words.open(startOf(tried)), { programId, cohortId, noteId })],
          },
        ]),
        { type: 'ActionSet', actions: [execute('project.new', words.add, { programId, cohortId })] },
      ]),
    ],
    coordinates ? [execute('project.cohorts', words.sharedOpen)] : [],
  );
}

export type NoteModel = {
  ref: Ref;
  version: string;
  readers: { supervisor?: string; coordinators: readonly string[] };
  /** Who can read it as it is kept; absent where it is not. */
  kept?: Sharing;
  typed: { tried: string; came: string; sharing: Sharing };
  done?: 'saved';
  refused?: Refused;
};

/** One note as its writer has it: who can read it now, and who could, is said before anything is typed. */
export function noteCard({ ref, version, readers, kept, typed, done, refused }: NoteModel, t: Text): Card {
  const words = t.project;
  const names = readers.coordinators.slice(0, MOST_NAMES).map(plain);
  const more = readers.coordinators.length > MOST_NAMES ? '…' : '';
  return card(
    t,
    [
      heading(words.formTitle),
      ...(done ? [paragraph(`**${words[done]}**`)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(`**${kept === undefined ? words.notKept : words.readBy[kept]}**`),
      paragraph(
        readers.supervisor === undefined ? words.whoNoSupervisor : words.whoSupervisor(plain(readers.supervisor)),
      ),
      paragraph(names.length > 0 ? words.whoCoordinators(`${names.join(', ')}${more}`) : words.whoNoCoordinators),
      textInput('tried', words.tried, words.triedHint, typed.tried, t),
      textInput('came', words.came, words.cameHint, typed.came, t),
      {
        type: 'Input.ChoiceSet',
        id: 'sharing',
        label: words.shareLabel,
        errorMessage: words.shareLabel,
        style: 'expanded',
        wrap: true,
        value: typed.sharing,
        choices: SHARING.map((value) => ({ title: words.share[value], value })),
      },
    ],
    [
      execute('project.save', words.save, { ...ref, version }),
      ...(kept === undefined ? [] : [execute('project.ask', words.remove, { ...ref }, 'without')]),
      execute('project.list', words.back, {}, 'without'),
    ],
  );
}

function textInput(id: 'tried' | 'came', label: string, placeholder: string, value: string, t: Text): Block {
  return {
    type: 'Input.Text',
    id,
    label,
    placeholder,
    isMultiline: true,
    maxLength: NOTE_LIMIT,
    errorMessage: t.project.textError(NOTE_LIMIT),
    ...(id === 'tried' ? { isRequired: true } : {}),
    ...(value === '' ? {} : { value }),
  };
}

/** What deleting does, before it is done. */
export function noteRemoveCard({ ref, tried }: { ref: Ref; tried: string }, t: Text): Card {
  const words = t.project;
  return card(
    t,
    [heading(words.removeTitle), paragraph(startOf(tried)), paragraph(words.removeEffect)],
    [execute('project.remove', words.removeConfirm, { ...ref }), execute('project.open', words.backToNote, { ...ref })],
  );
}

export function projectRefusedCard(code: Refused, t: Text): Card {
  return card(t, [notice(t.project.refusal[code])]);
}

/** A coordinator's cohorts, the latest first on the list. */
export function noteCohortsCard(cohorts: readonly (Cohort & { cohort: string })[], t: Text): Card {
  const words = t.project;
  const buttons = cohorts
    .slice(-MOST_COHORTS)
    .map(({ cohort, ...ref }) => execute('project.shared', plain(cohort), { ...ref, from: 0 }));
  return card(
    t,
    [heading(words.cohortsTitle), paragraph(buttons.length > 0 ? words.sharedWhat : words.noCohorts)],
    buttons,
  );
}

type Shared = { noteId: string; participant: string; name: string; tried: string };
export type SharedModel = Cohort & { cohort: string; from: number; notes: readonly Shared[] };

const PAGE = 15;

/** What participants of one cohort share with its coordinators, so many at a time. */
export function sharedNotesCard({ programId, cohortId, cohort, from, notes }: SharedModel, t: Text): Card {
  const words = t.project;
  const ref = { programId, cohortId };
  const start = from < notes.length ? from : 0;
  const page = notes.slice(start, start + PAGE);
  const to = (title: string, at: number): Action => execute('project.shared', title, { ...ref, from: at });
  return card(
    t,
    [
      heading(words.sharedTitle(plain(cohort))),
      paragraph(notes.length > 0 ? words.sharedWhat : words.sharedNone),
      ...(notes.length > PAGE ? [paragraph(words.shown(start + 1, start + page.length, notes.length))] : []),
      ...page.flatMap(({ noteId, participant, name, tried }): Block[] => [
        subheading(plain(name)),
        { ...paragraph(startOf(tried)), spacing: 'None' },
        {
          type: 'ActionSet',
          actions: [execute('project.read', words.read(plain(name)), { ...ref, participant, noteId })],
        },
      ]),
    ],
    [
      ...(start > 0 ? [to(words.earlier, Math.max(0, start - PAGE))] : []),
      ...(start + PAGE < notes.length ? [to(words.more, start + PAGE)] : []),
      execute('project.cohorts', words.sharedOpen),
    ],
  );
}

export type ReadModel = Cohort & { name: string; tried: string; came: string; at: Millis; zone: string };

/** One note that was shared with coordinators, whole. */
export function sharedNoteCard({ programId, cohortId, name, tried, came, at, zone }: ReadModel, t: Text): Card {
  const words = t.project;
  return card(
    t,
    [
      heading(words.noteOf(plain(name))),
      { ...paragraph(words.changed(shortDayText(t.language, at, zone))), isSubtle: true },
      subheading(words.tried),
      paragraph(plain(tried)),
      subheading(words.came),
      paragraph(came === '' ? words.nothingCame : plain(came)),
    ],
    [execute('project.shared', words.sharedOpen, { programId, cohortId, from: 0 })],
  );
}
