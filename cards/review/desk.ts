import type { Review, ReviewRound } from '../../bot/domain/review.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';

export type CallRef = { programId: string; castId: string };
export type Title = { number: number } | { name: string; department: string };
export type DossierRef = CallRef & { nominee: string };

/** What a dossier is called: by its number where names are hidden. */
export function titleText(title: Title, t: Text): string {
  if ('number' in title) return t.review.candidate(title.number);
  return title.department.trim() === '' ? plain(title.name) : `${plain(title.name)} (${plain(title.department)})`;
}

export type DeskModel = {
  ref: CallRef;
  /** Program and cohort. */
  label: string;
  state: ReviewRound['state'];
  declared: boolean;
  lines: readonly { ref: DossierRef; title: Title; state: Review['state'] }[];
  left: number;
  minutes: number;
};

/** So many dossiers have a button on one card, over all calls. */
const LINES = 20;
/** So many calls are on one card: hardly anybody reads for more at a time. */
const DESKS = 5;
const linesEach = (desks: readonly unknown[]): number => Math.floor(LINES / Math.min(DESKS, Math.max(1, desks.length)));

/** Everything that waits for a reviewer. `from`: where the list of one call goes on. */
export function desksCard({ desks, from = 0 }: { desks: readonly DeskModel[]; from?: number }, t: Text): Card {
  const words = t.review;
  if (desks.length === 0) return card(t, [heading(words.title), paragraph(words.none)]);
  const some = desks.slice(0, DESKS);
  const to = from + linesEach(some);
  return card(
    t,
    [heading(words.title), ...some.flatMap((desk) => deskBlocks(desk, from, to, t))],
    some
      .filter(({ lines }) => lines.length > to)
      .map(({ ref, label }) => {
        const title = some.length > 1 ? `${words.next}: ${label}` : words.next;
        return execute('review.mine', title, { ...ref, from: some.length > 1 ? 0 : to });
      }),
  );
}

function deskBlocks(
  { ref, label, state, declared, lines, left, minutes }: DeskModel,
  from: number,
  to: number,
  t: Text,
): Block[] {
  const words = t.review;
  const title = subheading(plain(label));
  if (state === 'declaring') {
    const open = execute('review.names', words.declareOpen, { ...ref });
    return [title, paragraph(declared ? words.declared : words.toDeclare), { type: 'ActionSet', actions: [open] }];
  }
  const late: Block[] = declared
    ? []
    : [
        paragraph(words.toDeclareLate),
        { type: 'ActionSet', actions: [execute('review.names', words.declareOpen, { ...ref })] },
      ];
  const said = state === 'closed' ? words.closedRound : left > 0 ? words.waiting(left, minutes) : words.allDone;
  return [title, paragraph(`**${said}**`), ...late, ...lines.slice(from, to).flatMap((line) => lineBlocks(line, t))];
}

function lineBlocks({ ref, title, state }: DeskModel['lines'][number], t: Text): Block[] {
  const open = execute('review.dossier', t.review.open(titleText(title, t)), { ...ref });
  return [
    { ...paragraph(t.review.state[state]), isSubtle: true, separator: true },
    { type: 'ActionSet', actions: [open], spacing: 'Small' },
  ];
}

/** Tells a reviewer what they have: when dossiers are assigned, when one comes later, and as a reminder. */
export function toldCard({ desk, how }: { desk: DeskModel; how: 'told' | 'anew' | 'reminder' }, t: Text): Card {
  const words = t.review;
  const titles = { told: words.toldTitle, anew: words.anewTitle, reminder: words.reminderTitle };
  return card(
    t,
    [
      heading(titles[how]),
      paragraph(plain(desk.label)),
      ...(how === 'anew' ? [paragraph(words.anew)] : []),
      paragraph(`**${words.waiting(desk.left, desk.minutes)}**`),
      paragraph(words.told),
    ],
    [execute('review.mine', words.back)],
  );
}

export type NamesModel = {
  ref: CallRef;
  label: string;
  lines: readonly { token: string; name: string; department: string; ticked: boolean }[];
  from: number;
  total: number;
  ticked: number;
  fixed: boolean;
  done?: number;
  reminder?: boolean;
  refused?: keyof Text['review']['declareRefusal'];
};

const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** One page of the list of names. On its last page one declares, or says that there is nobody. */
export function namesCard(model: NamesModel, t: Text): Card {
  const words = t.review;
  const { ref, lines, from, total, fixed, refused, done } = model;
  const to = from + lines.length;
  return card(
    t,
    [
      heading(model.reminder ? words.reminderTitle : words.declareTitle),
      paragraph(plain(model.label)),
      ...(done === undefined ? [] : [paragraph(`**${words.declareDone(done)}**`)]),
      ...(refused ? [notice(words.declareRefusal[refused])] : []),
      paragraph(words.declareWhy),
      ...(fixed ? [notice(words.declareFixed)] : []),
      paragraph(`${words.declarePage(Math.min(from + 1, to), to, total)}. ${words.declareTicked(model.ticked)}`),
      ...(lines.length === 0 ? [] : [namesInput(lines, t)]),
    ],
    fixed ? [execute('review.mine', words.back, {}, 'without')] : namesActions(ref, lines, from, to < total, t),
  );
}

function namesActions(ref: CallRef, lines: NamesModel['lines'], from: number, more: boolean, t: Text): Action[] {
  const words = t.review;
  const data = { ...ref, from, shown: lines.map(({ token }) => token).join(' ') };
  return [
    ...(more
      ? [execute('review.namesNext', words.declareNext, { ...data, to: 'next' })]
      : [execute('review.declare', words.declare, data), execute('review.declareNone', words.declareNone, data)]),
    ...(from > 0 ? [execute('review.namesNext', words.declareBefore, { ...data, to: 'before' })] : []),
  ];
}

function namesInput(lines: NamesModel['lines'], t: Text): Block {
  const ticked = lines.filter((line) => line.ticked).map(({ token }) => token);
  return {
    ...{ type: 'Input.ChoiceSet', id: 'ticked', label: t.review.declareLabel, errorMessage: t.review.declareError },
    ...{ isMultiSelect: true, style: 'expanded', wrap: true },
    choices: lines.map(({ token, name, department }) => ({
      title: department.trim() === '' ? clipped(name, 80) : `${clipped(name, 80)} (${clipped(department, 80)})`,
      value: token,
    })),
    ...(ticked.length > 0 ? { value: ticked.join(',') } : {}),
  };
}
