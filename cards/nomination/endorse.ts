import type { Call } from '../../bot/domain/call.ts';
import type { EndorsementAnswer, Nomination } from '../../bot/domain/nomination.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Action,
  type Block,
  textInput,
} from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { lastMinute } from './form.ts';

type Ref = { programId: string; castId: string };
type Refused = keyof Text['nominationConsent']['refusal'];

export type EndorseModel = {
  ref: Ref & { nominee: string };
  call: Call;
  nomination: Nomination;
  name: string;
  nominator: string;
  program: string;
  cohort: string;
  open: boolean;
  readerZone: string;
  done?: EndorsementAnswer;
  refused?: Refused;
  /** The conditions as they were typed. */
  typed?: string;
};

/** One endorsement: the commitment in figures, and three answers. */
export function endorseCard(model: EndorseModel, t: Text): Card {
  const { ref, call, nomination, open, done, refused } = model;
  const words = t.nominationEndorse;
  const [name, nominator, program, cohort] = [model.name, model.nominator, model.program, model.cohort].map(plain);
  const { endorsement } = nomination;
  const self = nomination.nominator === nomination.nominee;
  return card(
    t,
    [
      heading(words.endorseTitle(name ?? '')),
      ...(done ? [paragraph(`**${words.endorsed[done]}**`)] : []),
      ...(refused ? [notice(t.nominationConsent.refusal[refused])] : []),
      ...(endorsement && !done ? [paragraph(`**${words.queueState[endorsement.answer]}**`)] : []),
      paragraph(
        self
          ? words.endorseSelf(name ?? '', program ?? '', cohort ?? '')
          : words.endorseWhat(name ?? '', program ?? '', cohort ?? '', nominator ?? ''),
      ),
      subheading(words.commitment),
      facts([
        [words.commitDays, String(call.days)],
        [words.commitMonths, String(call.months)],
      ]),
      paragraph(words.endorseMeans(name ?? '', call.days)),
      ...(open ? openBlocks(model, t) : []),
      ...(!open && endorsement?.answer === 'conditions' ? [paragraph(plain(endorsement.conditions))] : []),
    ],
    [
      ...(open ? endorseActions(ref, t) : []),
      execute('feedback.queue', t.feedback.backToQueue, { programId: ref.programId, castId: ref.castId }, 'without'),
    ],
  );
}

const CONDITIONS_LIMIT = 500;

function openBlocks({ call, nomination, readerZone, typed }: EndorseModel, t: Text): Block[] {
  const words = t.nominationEndorse;
  const conditions = typed ?? nomination.endorsement?.conditions ?? '';
  return [
    paragraph(t.nominationConsent.until(lastMinute(call.completeBy, readerZone, t))),
    ...(nomination.endorsement ? [paragraph(words.changeable)] : []),
    textInput('conditions', words.conditions, conditions, words.conditionsError(CONDITIONS_LIMIT), {
      isMultiline: true,
      placeholder: words.conditionsHint,
    }),
  ];
}

function endorseActions(ref: EndorseModel['ref'], t: Text): Action[] {
  const words = t.nominationEndorse;
  return [
    execute('nomination.endorse', words.endorse, { ...ref, answer: 'endorsed' }),
    execute('nomination.endorse', words.withConditions, { ...ref, answer: 'conditions' }),
    execute('nomination.endorse', words.refuse, { ...ref, answer: 'declined' }),
  ];
}
