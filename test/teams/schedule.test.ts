import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPerson, seedProgram, seedRole, seedSession } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { filled, openOffice, SOUND, type Office } from '../support/schedule.ts';

let office: Office;
let house: House;

beforeEach(async () => {
  office = await openOffice();
  ({ house } = office);
});
afterEach(async () => {
  await house.close();
});

const posted = (): string => JSON.stringify(house.connector.posted());

describe('a coordinator makes a session', () => {
  test('by a form that knows the next code, the zone and the groups; the draft is told to nobody', async () => {
    await seedSession(house.deps, office.program, { code: 'LE04' });
    const { card, text } = await house.say('cleo', 'schedule');
    expect(text).toContain('New session for Pilot');
    expect(filled(card)).toMatchObject({ code: 'LE05', timeZone: 'America/Toronto', repeat: 'once', start: '09:00' });
    expect(text).toContain('The whole cohort');
    const { code: _, ...typed } = SOUND;
    const done = await house.press('cleo', card, 'Continue', filled(card, typed));
    expect(done.text).toContain('The draft is saved. Nobody has been told yet.');
    expect((await office.sessions()).find(({ code }) => code === 'LE05')).toMatchObject({
      titleEn: 'Asking good questions',
      startsAt: Date.parse('2026-10-08T13:00:00Z'),
      endsAt: Date.parse('2026-10-08T20:00:00Z'),
      status: 'draft',
      required: true,
      minimumMinutes: 240,
    });
    expect(await office.waiting()).toEqual([]);
    expect(await office.audit()).toEqual(['cleo session.create >draft']);
  });

  test('en français, du début à la fin', async () => {
    const { card, text } = await house.say('denis', 'planifier');
    expect(text).toContain('Nouvelle séance pour Pilot');
    const made = await house.press('denis', card, 'Continuer', filled(card, { ...SOUND, titleFr: '' }));
    expect(made.text).toContain('L’ébauche est enregistrée. Personne n’en est encore informé.');
    const refused = await house.press('denis', made.card, 'Publier et inviter');
    expect(refused.text).toContain('Ajoutez d’abord le titre français.');
    const edit = await house.press('denis', refused.card, 'Modifier ou reporter');
    const saved = await house.press('denis', edit.card, 'Enregistrer', filled(edit.card, { titleFr: SOUND.titleFr }));
    expect(saved.text).toContain('C’est enregistré. Personne n’en est informé.');
    const published = await house.press('denis', saved.card, 'Publier et inviter');
    expect(published.text).toContain('L’invitation est en route');
    expect((await house.say('denis', 'séances du programme')).text).toContain('LE05 · Séance publiée');
  });

  test('as a series, shown before it is made, with what to think of beside each date', async () => {
    await seedSession(house.deps, office.program, {
      code: 'ALA1',
      titleEn: 'Another one',
      startsAt: Date.parse('2026-12-10T15:00:00Z'),
      endsAt: Date.parse('2026-12-10T17:00:00Z'),
    });
    const shown = await office.make({ day: '2026-10-12', repeat: 'weekly', times: '10' });
    expect(shown.text).toContain('These are the 10 sessions');
    expect(shown.text).toMatch(
      /Monday, October 12, 2026, 9:00 a\.m\. to 4:00 p\.m\. \(Eastern Time\)\nThis is a federal/u,
    );
    expect(shown.text).not.toContain('Another one');
    expect(await office.sessions()).toHaveLength(1);
    const back = await house.press('cleo', shown.card, 'Go back and change');
    expect(filled(back.card)).toMatchObject({ titleEn: SOUND.titleEn, repeat: 'weekly', times: '10' });
    const again = filled(back.card, { day: '2026-10-08', repeat: 'monthly' });
    const monthly = await house.press('cleo', back.card, 'Continue', again);
    expect(monthly.text).toContain('At the same time, the same people have: Another one');
    const made = await house.press('cleo', monthly.card, 'Create the 10 drafts');
    expect(made.text).toContain('10 drafts are saved.');
    const twice = await house.press('cleo', monthly.card, 'Create the 10 drafts');
    expect(twice.text).toContain('10 drafts are saved.');
    const series = (await office.sessions()).filter(({ seriesId }) => seriesId === office.idOf('LE05'));
    expect(series.map(({ code }) => code)).toEqual([
      ...['LE05', 'LE06', 'LE07', 'LE08', 'LE09', 'LE10', 'LE11', 'LE12', 'LE13', 'LE14'],
    ]);
  });

  test('says the rest on a second card: facilitator, seats, languages, words in both languages, and loses nothing', async () => {
    const made = await office.make({ required: 'false', joinLink: 'https://example.gc.ca/join' });
    const details = await house.press('cleo', made.card, 'More details');
    expect(details.text).toContain('Fay Chen');
    const said = {
      facilitator: 'fay',
      languages: 'both',
      interpretation: 'true',
      capacity: '20',
      agendaEn: 'Welcome',
      agendaFr: 'Accueil',
      beforeEn: 'https://example.gc.ca/read',
      roomAccess: 'Door B',
      contact: 'Claire',
    };
    const saved = await house.press('cleo', details.card, 'Save', filled(details.card, said));
    expect(saved.text).toContain('Saved. Nobody is told.');
    for (const shown of ['Fay Chen', 'Both languages', '20 seats', 'Accueil', 'Door B', 'Claire']) {
      expect(saved.text).toContain(shown);
    }
    const { capacity, facilitator, ...before } = (await office.sessions())[0] ?? {};
    expect({ capacity, facilitator }).toEqual({ capacity: 20, facilitator: 'fay' });
    const edit = await house.press('cleo', saved.card, 'Change or postpone');
    await house.press('cleo', edit.card, 'Save', filled(edit.card, { place: 'Gatineau' }));
    expect((await office.sessions())[0]).toEqual({ ...before, capacity, facilitator, place: 'Gatineau' });
  });
});

describe('what was typed and cannot be', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an end before the start', { start: '16:00', end: '09:00' }, 'The end must be after the start.'],
    ['a zone that does not exist', { timeZone: 'America/Ottawa' }, 'I do not know this time zone.'],
    ['a time that DST skips', { day: '2027-03-14', start: '02:30' }, 'clocks go forward over it'],
    ['a time that DST doubles', { day: '2026-11-01', start: '01:30' }, 'clocks go back over it'],
    ['a series of 400 days', { repeat: 'everyWeeks', interval: '10', times: '7' }, 'last more than 366 days'],
    ['20,000 characters', { titleFr: 'é'.repeat(20_000) }, 'This is too long: at most 200 characters.'],
    ['a link that is none', { joinLink: 'example.gc.ca' }, 'A link must begin with https://'],
    ['nothing at all', { titleEn: '', day: '', place: '' }, 'This is needed.'],
  ])('%s gets a sentence; it is kept, and nothing is written', async (_what, typed, sentence) => {
    const refused = await office.make(typed);
    expect(refused.text).toContain('What you typed is kept');
    expect(refused.text).toContain(sentence);
    expect(filled(refused.card)).toMatchObject({ ...SOUND, ...typed });
    expect(await office.sessions()).toEqual([]);
    expect(await office.audit()).toEqual([]);
    const mended = await house.press(
      'cleo',
      refused.card,
      'Continue',
      filled(refused.card, {
        ...SOUND,
        ...{ start: '09:00', end: '16:00', timeZone: 'America/Toronto', repeat: 'once', joinLink: '' },
      }),
    );
    expect(mended.text).toContain('The draft is saved.');
  });

  test.each<[string, Record<string, string>, string]>([
    ['une fin avant le début', { end: '08:00' }, 'La fin doit venir après le début.'],
    ['un fuseau qui n’existe pas', { timeZone: 'America/Ottawa' }, 'Je ne connais pas ce fuseau horaire.'],
    ['une heure sautée', { day: '2027-03-14', start: '02:30' }, 'Cette heure n’existe pas ce jour-là'],
    ['une heure doublée', { day: '2026-11-01', start: '01:30' }, 'Cette heure arrive deux fois ce jour-là'],
    ['une série de 400 jours', { repeat: 'everyWeeks', interval: '10', times: '7' }, '366 jours'],
    ['20 000 caractères', { titleFr: 'é'.repeat(20_000) }, 'au plus 200 caractères'],
    ['rien', { titleEn: '', day: '', place: '' }, 'Ce champ est nécessaire.'],
  ])('en français, %s : une phrase, et rien ne se perd', async (_what, typed, sentence) => {
    const { card } = await house.say('denis', 'planifier');
    const refused = await house.press('denis', card, 'Continuer', filled(card, { ...SOUND, ...typed }));
    expect(refused.text).toContain(sentence);
    expect(filled(refused.card)).toMatchObject({ ...SOUND, ...typed });
    expect(await office.sessions()).toEqual([]);
  });

  test('a code that is taken is refused beside its field', async () => {
    await office.make();
    const refused = await office.make({ titleEn: 'Another' });
    expect(refused.text).toContain('Another session of this cohort has this code');
    expect(await office.sessions()).toMatchObject([{ titleEn: SOUND.titleEn }]);
  });

  test('details of 20,000 characters are kept on their card', async () => {
    const made = await office.make();
    const details = await house.press('cleo', made.card, 'More details');
    const typed = filled(details.card, { agendaEn: 'x'.repeat(20_000), capacity: '5', facilitator: 'nobody' });
    const refused = await house.press('cleo', details.card, 'Save', typed);
    expect(refused.text).toContain('at most 1,500 characters');
    expect(refused.text).toContain('A required session has a seat for everybody.');
    expect(refused.text).toContain('Choose one of the program’s facilitators.');
    expect(filled(refused.card)).toMatchObject({ agendaEn: 'x'.repeat(20_000), capacity: '5' });
  });

  test('two coordinators at once: the second compares, and then decides', async () => {
    const made = await office.make();
    const first = await house.press('cleo', made.card, 'Change or postpone');
    const second = await house.invoke('denis', 'schedule.edit', { ...office.program, sessionId: office.idOf('LE05') });
    await house.press('cleo', first.card, 'Save', filled(first.card, { place: 'Gatineau' }));
    const typed = filled(second.card, { place: 'Montréal', end: '08:00' });
    const wrong = await house.press('denis', second.card, 'Enregistrer', typed);
    expect(wrong.text).toContain('La fin doit venir après le début.');
    const told = await house.press('denis', wrong.card, 'Enregistrer', filled(wrong.card, { end: '15:00' }));
    expect(told.text).toContain('Quelqu’un a modifié cette séance entre-temps.');
    expect(told.text).toContain('Gatineau');
    expect(filled(told.card)).toMatchObject({ place: 'Montréal', end: '15:00' });
    expect((await office.sessions())[0]).toMatchObject({ place: 'Gatineau' });
    const saved = await house.press('denis', told.card, 'Enregistrer', filled(told.card));
    expect(saved.text).toContain('C’est enregistré.');
    expect((await office.sessions())[0]).toMatchObject({ place: 'Montréal' });
  });
});

describe('who may plan sessions', () => {
  test('a participant, a facilitator and a coordinator of another program are refused, and learn nothing', async () => {
    await office.make();
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en', email: 'olga@example.gc.ca' });
    await seedRole(house.deps, other, 'olga', 'coordinator');
    const real = { ...office.program, sessionId: office.idOf('LE05') };
    const invented = { ...office.program, sessionId: 'snothing' };
    const before = await office.sessions();
    const typed = { ...SOUND, kind: 'course', start: '09:00', end: '10:00', timeZone: 'UTC', repeat: 'once' };
    const verbs = [
      'open',
      'edit',
      'details',
      'save',
      'saveDetails',
      'publish',
      'askCancel',
      'cancel',
      'plan',
      'create',
    ];
    for (const pid of ['ada', 'fay', 'olga']) {
      for (const verb of verbs) {
        const known = await house.invoke(pid, `schedule.${verb}`, { ...real, ...typed });
        const unknown = await house.invoke(pid, `schedule.${verb}`, { ...invented, ...typed });
        expect([verb, known.text]).toEqual([verb, expect.stringContaining('You have no sessions to plan here.')]);
        expect(known.card).toEqual(unknown.card);
      }
    }
    expect((await house.say('ada', 'schedule')).text).toContain('You have no sessions to plan here.');
    expect(await office.sessions()).toEqual(before);
    expect(posted()).not.toContain('Asking good questions');
  });
});
