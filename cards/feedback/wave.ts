import type { Behaviour, Feedback, WaveKind } from '../../bot/domain/feedback.ts';
import type { Theme } from '../../bot/domain/outcome.ts';
import type { Day, Millis } from '../../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { shortDayText } from '../text/time.ts';
import { answersBlocks } from './queue.ts';

type Of = { programId: string; cohortId: string; kind: WaveKind };

export type WaveModel = Of & {
  cohort: string;
  timeZone: string;
  wave?: { waveId: string; state: 'planned' | 'open' | 'closed'; opensAt: Millis; closesAt: Millis; shared: boolean };
  proposed?: { opens: Day; closes: Day };
};

const dayOf = (day: Day, t: Text): string => shortDayText(t.language, Date.parse(`${day}T12:00:00Z`), 'UTC');
const ref = ({ programId, cohortId, kind }: Of) => ({ programId, cohortId, kind });

const MOST_BEHAVIOURS = 12;

/** So many waves on one card; programs keep theirs for years. */
const MOST_WAVES = 12;

/** Every wave of a coordinator's cohorts, the latest cohorts first. */
export function wavesCard({ waves, queue }: { waves: readonly WaveModel[]; queue: boolean }, t: Text): Card {
  const words = t.feedbackWave;
  const programs = [...new Set(waves.map(({ programId }) => programId))].slice(0, 4);
  return card(
    t,
    [
      heading(words.title),
      paragraph(words.what),
      ...(waves.length === 0 ? [paragraph(words.noCohort)] : []),
      ...waves.slice(-MOST_WAVES).flatMap((one) => waveBlocks(one, t)),
    ],
    [
      ...(queue ? [execute('feedback.queue', words.myQueue)] : []),
      ...programs.map((programId) => execute('feedback.behaviours', words.behaviours, { programId })),
    ],
  );
}

function waveBlocks(one: WaveModel, t: Text): Block[] {
  const words = t.feedbackWave;
  const { wave } = one;
  const open = execute('feedback.wave', wave ? words.edit : words.plan, ref(one));
  const isOpened = wave !== undefined && wave.state !== 'planned';
  const list = wave && isOpened ? [execute('feedback.list', words.list, { waveId: wave.waveId })] : [];
  const edit = wave?.state === 'closed' ? [] : [open];
  return [
    subheading(`${plain(one.cohort)}: ${words.kind[one.kind]}`),
    paragraph(stateText(one, t)),
    ...(wave ? [{ ...paragraph(wave.shared ? words.shared : words.notShared), isSubtle: true }] : []),
    { type: 'ActionSet', actions: [...edit, ...list] },
  ];
}

function stateText({ wave, proposed, timeZone }: WaveModel, t: Text): string {
  const words = t.feedbackWave;
  if (!wave) return proposed ? words.proposed(dayOf(proposed.opens, t), dayOf(proposed.closes, t)) : words.noProposal;
  const [from, to] = [wave.opensAt, wave.closesAt - 1].map((at) => shortDayText(t.language, at, timeZone));
  return words.state[wave.state](from ?? '', to ?? '');
}

export type WaveFormModel = WaveModel & {
  typed: { opens: Day; closes: Day; shared: boolean };
  refused?: keyof Text['feedbackWave']['datesRefusal'];
  done?: boolean;
};

export function waveCard(model: WaveFormModel, t: Text): Card {
  const words = t.feedbackWave;
  const { typed, refused, done } = model;
  const day = (id: 'opens' | 'closes'): Block => ({
    type: 'Input.Date',
    id,
    label: words[id],
    isRequired: true,
    errorMessage: words.chooseDay,
    ...(typed[id] === '' ? {} : { value: typed[id] }),
  });
  return card(
    t,
    [
      heading(`${plain(model.cohort)}: ${words.kind[model.kind]}`),
      ...(done ? [paragraph(`**${words.saved}**`)] : []),
      ...(refused ? [notice(words.datesRefusal[refused])] : []),
      paragraph(stateText(model, t)),
      paragraph(words.planHelp),
      day('opens'),
      day('closes'),
      {
        type: 'Input.ChoiceSet',
        id: 'shared',
        label: words.shareLabel,
        errorMessage: words.shareLabel,
        style: 'expanded',
        wrap: true,
        value: typed.shared ? 'yes' : 'no',
        choices: [
          { title: words.share, value: 'yes' },
          { title: words.notShared, value: 'no' },
        ],
      },
    ],
    [execute('feedback.plan', words.save, ref(model)), execute('feedback.waves', words.back, {}, 'without')],
  );
}

export type BehavioursModel = {
  programId: string;
  list: readonly { behaviourId: string; textEn: string; textFr: string }[];
  refused?: keyof Text['feedbackWave']['behavioursRefusal'];
  done?: boolean;
};

/** The program's list, and one empty place after it. */
export function behavioursCard({ programId, list, refused, done }: BehavioursModel, t: Text): Card {
  const words = t.feedbackWave;
  const places: Behaviour[] = [...list, { behaviourId: '', textEn: '', textFr: '' }].slice(0, MOST_BEHAVIOURS);
  const field = (id: string, label: string, value: string): Block => ({
    type: 'Input.Text',
    id,
    label,
    maxLength: 160,
    errorMessage: words.behaviourError,
    ...(value === '' ? {} : { value }),
  });
  return card(
    t,
    [
      heading(words.behavioursTitle),
      ...(done ? [paragraph(`**${words.saved}**`)] : []),
      ...(refused ? [notice(words.behavioursRefusal[refused])] : []),
      paragraph(words.behavioursHelp),
      ...places.flatMap(({ textEn, textFr }, n) => [
        field(`en${n}`, words.behaviourEn(n + 1), textEn),
        field(`fr${n}`, words.behaviourFr(n + 1), textFr),
      ]),
    ],
    [
      execute('feedback.setBehaviours', words.save, {
        programId,
        ids: places.map(({ behaviourId }) => behaviourId).join(' '),
      }),
      execute('feedback.waves', words.back, {}, 'without'),
    ],
  );
}

export type ListModel = {
  waveId: string;
  programId: string;
  cohortId: string;
  cohort: string;
  from: number;
  lines: readonly {
    participant: string;
    name: string;
    state?: Feedback['state'];
    supervisor?: string;
    recode?: true;
  }[];
};

const LINES = 20;

export function waveListCard({ waveId, programId, cohortId, cohort, from, lines }: ListModel, t: Text): Card {
  const words = t.feedbackWave;
  const shown = lines.slice(from, from + LINES);
  const left = lines.length - from - shown.length;
  return card(
    t,
    [
      heading(words.listTitle(plain(cohort))),
      ...shown.flatMap(({ participant, name, state, supervisor = '', recode }): Block[] => [
        subheading(plain(name)),
        { ...paragraph(words.line(state, plain(supervisor))), spacing: 'None' },
        ...(recode ? [{ ...paragraph(words.recode), spacing: 'None' as const }] : []),
        {
          type: 'ActionSet',
          actions: [execute('feedback.person', words.openPerson(plain(name)), { waveId, participant })],
        },
      ]),
      ...(left > 0 ? [paragraph(words.more(left))] : []),
    ],
    [
      ...(left > 0 ? [execute('feedback.list', words.next, { waveId, from: from + LINES })] : []),
      execute('project.shared', t.project.sharedOpen, { programId, cohortId }),
      execute('feedback.waves', words.back),
    ],
  );
}

export type PersonModel = {
  waveId: string;
  programId: string;
  participant: string;
  name: string;
  open: boolean;
  said?: { supervisor: string; feedback: Feedback; behaviours: readonly Behaviour[] };
  typed?: string;
  refused?: 'closed' | 'notPossible' | 'badAddress' | 'themselves';
  reassigned?: string;
  coded?: boolean;
  /** What the words can be coded with. */
  themes: readonly Theme[];
};

/** What was said of one person, for coordinators, with what they can do about it. */
export function personFeedbackCard(model: PersonModel, t: Text): Card {
  const words = t.feedbackWave;
  const { waveId, programId, participant, said, refused, reassigned } = model;
  const isSubmitted = said?.feedback.state === 'submitted';
  const mayReassign = model.open && !isSubmitted;
  const isCodable = isSubmitted && said.feedback.words !== '';
  return card(
    t,
    [
      heading(plain(model.name)),
      ...(refused ? [notice(t.feedback.refusal[refused])] : []),
      ...(reassigned === undefined ? [] : [paragraph(`**${words.reassigned(plain(reassigned))}**`)]),
      ...(model.coded ? [paragraph(`**${words.coded}**`)] : []),
      ...saidBlocks(model, t),
      ...(isCodable ? [themesInput(said.feedback, model.themes, t)] : []),
      ...(mayReassign ? reassignBlocks(model, t) : []),
    ],
    [
      ...(isCodable ? [execute('feedback.code', words.code, { waveId, participant })] : []),
      ...(mayReassign
        ? [execute('feedback.reassign', words.reassign, { programId, castId: waveId, participant })]
        : []),
      execute('feedback.list', words.list, { waveId }, 'without'),
    ],
  );
}

function saidBlocks({ said }: PersonModel, t: Text): Block[] {
  const words = t.feedbackWave;
  if (!said) return [paragraph(words.nobodyAsked)];
  const { feedback, supervisor, behaviours } = said;
  const because = feedback.declinedBecause;
  return [
    paragraph((feedback.state === 'submitted' ? t.feedback.ownBy : words.askedOf)(plain(supervisor))),
    ...(feedback.delegatedBy === undefined ? [] : [paragraph(words.delegated)]),
    ...(feedback.state === 'submitted' ? answersBlocks({ behaviours, feedback }, t) : []),
    ...(because === undefined ? [] : [paragraph(words.declinedBecause(t.feedback.because[because]))]),
    ...(feedback.state === 'asked' || feedback.state === 'draft' ? [paragraph(words.draftHidden)] : []),
  ];
}

function themesInput({ themes: coded = [] }: Feedback, themes: readonly Theme[], t: Text): Block {
  const words = t.feedbackWave;
  return {
    type: 'Input.ChoiceSet',
    id: 'themes',
    label: `${words.themes}. ${words.themesHelp}`,
    errorMessage: words.themesError,
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    choices: themes.map((theme) => ({ title: theme[t.language], value: theme.themeId })),
    ...(coded.length > 0 ? { value: coded.join(',') } : {}),
  };
}

function reassignBlocks({ typed = '' }: PersonModel, t: Text): Block[] {
  const words = t.feedbackWave;
  return [
    paragraph(words.reassignHelp),
    {
      type: 'Input.Text',
      id: 'address',
      label: words.newSupervisor,
      isRequired: true,
      maxLength: 254,
      errorMessage: words.addressError,
      ...(typed === '' ? {} : { value: typed }),
    },
  ];
}

export function feedbackNotAllowedCard(t: Text): Card {
  return card(t, [notice(t.feedbackWave.notAllowed)]);
}
