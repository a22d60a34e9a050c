import type { Call } from '../../bot/domain/call.ts';
import type { Nomination, Region } from '../../bot/domain/nomination.ts';
import {
  card,
  execute,
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
import { lastMinute, sureInput } from './form.ts';

type Ref = { programId: string; castId: string };
type Refused = keyof Text['nominationConsent']['refusal'];

const REGIONS: readonly Region[] = [
  'atlantic',
  'quebec',
  'nationalCapital',
  'ontario',
  'prairies',
  'pacific',
  'north',
  'abroad',
];

export type OwnNominationModel = {
  call: Call;
  nomination: Nomination;
  program: string;
  cohort: string;
  nominator: string;
  supervisor?: string;
  supervisorEmail: string;
  language: 'en' | 'fr';
  readerZone: string;
  /** True while consent and endorsement can still be given. */
  open: boolean;
  keepYears: number;
  /** Outcomes are out: the letter says which. */
  released: boolean;
  reminder?: boolean;
  /** What was typed, where it is asked again. */
  typed?: { supervisorEmail: string; language: 'en' | 'fr'; region?: Region };
  refused?: Refused;
  askSure?: boolean;
};

/** A nomination as its nominee sees it: what it asks and keeps before anything is asked; then how it stands. */
export function ownNominationCard(model: OwnNominationModel, t: Text): Card {
  const { call, nomination, reminder, refused, open } = model;
  const words = t.nominationConsent;
  const ref: Ref = { programId: call.programId, castId: call.callId };
  const own = nomination.nominator === nomination.nominee;
  const canConsent =
    open && (nomination.state === 'submitted' || nomination.state === 'complete' || nomination.state === 'declined');
  return card(
    t,
    [
      heading(words.title(plain(model.cohort))),
      ...(reminder ? [paragraph(words.reminder)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(own ? words.bySelf(plain(model.program)) : words.by(plain(model.nominator), plain(model.program))),
      ...standing(model, t),
      subheading(words.asksTitle),
      paragraph(words.asks(call.days, call.months)),
      ...(nomination.consent?.given ? [] : [paragraph(words.next)]),
      subheading(words.keptTitle),
      paragraph(words.kept),
      paragraph(words.keptFor(model.keepYears)),
      ...(canConsent
        ? [
            paragraph(`**${words.until(lastMinute(call.completeBy, model.readerZone, t))}**`),
            ...consentFields(model, t),
          ]
        : []),
    ],
    consentActions(model, ref, canConsent, t),
  );
}

function consentActions(
  { nomination, released }: OwnNominationModel,
  ref: Ref,
  canConsent: boolean,
  t: Text,
): Action[] {
  const words = t.nominationConsent;
  const { state, consent, nominee } = nomination;
  const given = consent?.given === true;
  const isLive = state === 'submitted' || state === 'complete' || state === 'eligible';
  const label = given ? words.change : state === 'declined' ? words.reconsider : words.consent;
  return [
    ...(canConsent ? [execute('nomination.consent', label, { ...ref })] : []),
    ...(state === 'submitted' && !given
      ? [execute('nomination.declineOpen', words.decline, { ...ref }, 'without')]
      : []),
    ...(state === 'eligible' && released ? [execute('selection.letter', words.letter, { ...ref })] : []),
    ...(isLive && given && !released
      ? [execute('nomination.withdrawOpen', words.withdraw, { ...ref, nominee }, 'without')]
      : []),
  ];
}

/** How the dossier stands, in words. */
function standing({ nomination, supervisor = '', released }: OwnNominationModel, t: Text): Block[] {
  const words = t.nominationConsent;
  const { state, consent, endorsement } = nomination;
  if (state === 'declined') return [paragraph(`**${words.declined}**`)];
  if (state === 'withdrawn') return [paragraph(`**${words.withdrawn}**`)];
  if (state === 'ineligible') return [paragraph(`**${words.ineligible}**`)];
  if (!consent?.given) return [];
  const name = plain(supervisor);
  return [
    paragraph(`**${words.consented}**`),
    paragraph(endorsement ? words.answered[endorsement.answer](name) : words.waitsFor(name)),
    ...(endorsement?.answer === 'conditions' ? [paragraph(plain(endorsement.conditions))] : []),
    ...(state === 'complete' ? [paragraph(words.complete)] : []),
    ...(state === 'eligible' ? [paragraph(released ? words.out : words.reading)] : []),
  ];
}

function consentFields(
  { nomination, supervisorEmail, language, typed, askSure }: OwnNominationModel,
  t: Text,
): Block[] {
  const words = t.nominationConsent;
  const said = typed ?? { supervisorEmail, language, region: nomination.consent?.region };
  return [
    textInput('supervisorEmail', words.supervisorEmail, said.supervisorEmail, words.supervisorError),
    choice('language', words.language, said.language, { en: words.languages.en, fr: words.languages.fr }, t),
    choice(
      'region',
      words.region,
      said.region,
      Object.fromEntries(REGIONS.map((region) => [region, words.regions[region]])),
      t,
    ),
    ...(askSure
      ? [sureInput(words.sure(said.supervisorEmail.trim().slice(0, 254)), words.refusal.unknownSupervisor)]
      : []),
  ];
}

function choice(id: string, label: string, value: string | undefined, titles: Record<string, string>, t: Text): Block {
  const error = t.nominationConsent.choose;
  return {
    ...{
      type: 'Input.ChoiceSet',
      id,
      label,
      errorMessage: error,
      placeholder: error,
      style: 'compact',
      wrap: true,
      isRequired: true,
    },
    choices: Object.entries(titles).map(([key, title]) => ({ title, value: key })),
    ...(value === undefined ? {} : { value }),
  };
}

/** Asks once more before a nominee declines: it says who hears of it. */
export function declineConsentCard(ref: Ref, t: Text): Card {
  const words = t.nominationConsent;
  return card(
    t,
    [heading(words.declineTitle), paragraph(words.declineAsk)],
    [execute('nomination.decline', words.declineYes, { ...ref }), execute('nomination.own', words.back, { ...ref })],
  );
}

export type NewsModel = {
  ref: Ref;
  news: keyof Text['nominationConsent']['news'];
  name: string;
  /** The reader is the nominee. */
  own: boolean;
};

/** One thing that happened to a nomination, for whoever it concerns. */
export function nominationNewsCard({ ref, news, name, own }: NewsModel, t: Text): Card {
  const words = t.nominationConsent;
  const mine = own && news !== 'consented' && news !== 'declined' ? words.newsOwn[news] : undefined;
  return card(
    t,
    [heading(words.newsTitle(plain(name))), paragraph(mine ?? words.news[news](plain(name)))],
    own ? [execute('nomination.own', words.open, { ...ref })] : [],
  );
}

export function consentRefusedCard(code: Refused, t: Text): Card {
  return card(t, [notice(t.nominationConsent.refusal[code])]);
}

export function noNominationCard(t: Text): Card {
  return card(t, [paragraph(t.nominationConsent.none)]);
}
