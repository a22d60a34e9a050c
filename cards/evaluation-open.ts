import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText } from './text/time.ts';

type Kind = 'mid-program' | 'end-program';
type Refusal = keyof Text['evaluation']['openRefusal'];

/** For whom and about what an evaluation is to be opened; `refused`: why the last try did not. */
export type OpenModel = {
  programId: string;
  programName: string;
  cohorts: readonly { cohortId: string; name: string }[];
  chosen?: { cohortId: string; kind: Kind };
  refused?: Refusal;
};

/** Opens an evaluation that is about the program: which one, and for which cohort. */
export function evaluationOpenCard(model: OpenModel, t: Text): Card {
  const words = t.evaluation;
  const { programId, programName, cohorts, refused, chosen } = model;
  const choice = (id: string, label: string, choices: { title: string; value: string }[], value?: string): Block => ({
    ...{ type: 'Input.ChoiceSet', id, label, style: 'compact', isRequired: true, errorMessage: words.error, choices },
    ...{ value: value ?? choices[0]?.value ?? '' },
  });
  const kinds = (['mid-program', 'end-program'] as const).map((kind) => ({ title: words.about[kind], value: kind }));
  const named = cohorts.map(({ cohortId, name }) => ({ title: name, value: cohortId }));
  return card(
    t,
    [
      heading(words.openTitle),
      paragraph(`**${plain(programName)}**`),
      ...(refused ? [notice(words.openRefusal[refused])] : []),
      paragraph(words.openHelp),
      choice('kind', words.openKind, kinds, chosen?.kind),
      choice('cohort', words.openCohort, named, chosen?.cohortId),
    ],
    [
      execute('evaluation.offer', words.openLook, { programId }),
      execute('evaluation.list', words.openBack, {}, 'without'),
    ],
  );
}

export type OfferModel = {
  programId: string;
  cohortId: string;
  kind: Kind;
  cohortName: string;
  people: number;
  closesAt: Millis;
  minimum: number;
  publishable: boolean;
  readerZone: string;
  done: boolean;
};

/** What opening it does, before it is done; and that it was. */
export function evaluationOfferCard(model: OfferModel, t: Text): Card {
  const words = t.evaluation;
  const { programId, cohortId, kind, cohortName, people, closesAt, readerZone, minimum, publishable, done } = model;
  const until = `${dayText(t.language, closesAt, readerZone)}, ${timeText(t.language, closesAt, readerZone)}`;
  return card(
    t,
    [
      heading(words.about[kind]),
      ...(done ? [paragraph(`**${words.opened}**`)] : []),
      paragraph(words.offer(plain(cohortName), people, until)),
      publishable ? paragraph(words.publishable(minimum)) : notice(words.notPublishable(minimum)),
    ],
    [
      ...(done ? [] : [execute('evaluation.open', words.openNow(people), { programId, cohortId, kind })]),
      execute('evaluation.list', words.openBack, {}, 'without'),
    ],
  );
}
