import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import {
  inputsOf,
  NOMINEES,
  numberOf,
  openReviewScene,
  REVIEWERS,
  SCORES,
  type ReviewScene,
} from '../support/review.ts';

const STATEMENT = 'Bo Chan, de Health Canada (HC), a dirigé le projet. Nora Vance et Sam le disent. bo@hc.gc.ca';

let scene: ReviewScene;
let house: House;
beforeEach(async () => {
  const endorsement = {
    answer: 'conditions',
    conditions: 'Sam Weld : pas en mars.',
    days: 20,
    by: 'supervisor',
    at: 0,
  } as const;
  scene = await openReviewScene({ redacted: true }, 'fr', {
    ...{ statement: STATEMENT, strengths: { vision: 'Chan voit loin.' }, endorsement, level: 'Ministre Chan' },
  });
  house = scene.house;
});
afterEach(() => house.close());

/** Whatever would say who it is. */
const GIVEAWAYS = /Bo Chan|Chan|Health|Vance|Weld|Nora|hc\.gc\.ca/;

describe('a call that hides names', () => {
  test('dossiers are not assigned before a person has checked every text', async () => {
    await scene.declared();
    const shown = await house.invoke('kim', 'review.assignShow', scene.ref);
    expect(shown.text).toContain('4 textes n’ont pas encore été vérifiés par une personne.');
    await house.invoke('kim', 'review.assign', { ...scene.ref, agreed: 2 });
    expect(await scene.round()).toMatchObject({ state: 'declaring' });
    expect(await scene.readers('bo')).toEqual([]);
  });

  test('the system proposes, a coordinator changes and confirms, and reviewers read exactly that', async () => {
    await scene.declared();
    const { card } = await house.say('cleo', 'comité');
    const round = await house.press('cleo', card, 'review.round');
    const texts = await house.press('cleo', round.card, 'Vérifier les textes');
    const open = await house.press('cleo', texts.card, 'Ouvrir : Bo Chan');
    const proposed = inputsOf(open.card);
    expect(proposed['statement']).toBe('▇, de ▇ (▇), a dirigé le projet. ▇ et ▇ le disent. ▇');
    expect(proposed['strength0']).toBe('▇ voit loin.');
    expect(proposed['conditions']).toBe('▇ : pas en mars.');
    const changed = { ...proposed, statement: `${proposed['statement']} Le ▇ de Gatineau.` };
    const checked = await house.press('cleo', open.card, 'review.textCheck', changed);
    expect(checked.text).toContain('C’est vérifié.');
    const late = await house.press('cleo', open.card, 'review.textCheck', { ...changed, statement: 'Autre' });
    expect(late.text).toContain('Une autre personne a vérifié ce texte entre-temps.');
    expect(late.text).toContain('Autre');
    for (const { pid } of NOMINEES.filter((one) => one.pid !== 'bo')) {
      const other = await house.invoke('cleo', 'review.textOpen', scene.of(pid));
      await house.press('cleo', other.card, 'review.textCheck', inputsOf(other.card));
    }
    const assign = await house.invoke('kim', 'review.assignShow', scene.ref);
    await house.press('kim', assign.card, 'Attribuer');
    const [reader = ''] = await scene.readers('bo');
    const dossier = await house.invoke(reader, 'review.dossier', scene.of('bo'));
    expect(dossier.text).toContain(`Candidature ${await numberOf(scene, 'bo')}`);
    expect(dossier.text).toContain('Le ▇ de Gatineau.');
    expect(dossier.text).toContain('Oui, avec des conditions : la ou le gestionnaire libère 20 jours.');
    expect(dossier.text).not.toContain('Ministre'); // a level that was written freely
    const after = await house.press('cleo', checked.card, 'review.textCheck', changed);
    expect(after.text).toContain('ne peut plus être modifié');
  });

  test('numbers are 1 to 4; no reviewer’s card says who anybody is, from the message to the others’ notes', async () => {
    await scene.assigned();
    const numbers = await Promise.all(NOMINEES.map(({ pid }) => numberOf(scene, pid)));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);
    const told = scene.posted().filter((one) => one.includes('Des dossiers à lire'));
    expect(told).toHaveLength(4);
    const seen = [...told];
    for (const reviewer of REVIEWERS) seen.push((await house.say(reviewer, 'mes dossiers')).text);
    const readers = await scene.readers('bo');
    for (const reviewer of readers) {
      const card = await scene.form(reviewer, 'bo');
      seen.push(JSON.stringify(card));
      const recuse = await house.press(reviewer, card, 'review.recuseOpen');
      seen.push(JSON.stringify(recuse.card));
      seen.push(JSON.stringify((await house.press(reviewer, card, 'Soumettre', SCORES)).card));
    }
    expect(seen.join('\n')).toContain('Candidature');
    expect(seen.join('\n')).not.toMatch(GIVEAWAYS);
  });

  test('a dossier that comes late is checked late, is the next number, and is given to nobody before', async () => {
    await scene.assigned();
    await seedNomination(house.deps, scene.call, 'eve', { statement: 'Eve', department: 'Revenue' });
    const silent = await house.invoke('rob', 'review.names', scene.ref);
    await house.press('rob', silent.card, 'review.declareNone');
    await house.invoke('kim', 'review.fill', scene.ref);
    expect(await scene.readers('eve')).toEqual([]);
    const round = await house.invoke('cleo', 'review.round', scene.ref);
    await house.press('cleo', round.card, 'Vérifier les textes');
    const open = await house.invoke('cleo', 'review.textOpen', scene.of('eve'));
    await house.press('cleo', open.card, 'review.textCheck', inputsOf(open.card));
    await house.press('kim', round.card, 'review.fill');
    expect(await scene.readers('eve')).toEqual(['rob']);
    expect(await numberOf(scene, 'eve')).toBe(5);
    const fixed = await house.press('cleo', open.card, 'review.textCheck', { statement: 'Autre' });
    expect(fixed.text).toContain('ne peut plus être modifié');
  });

  test('the list of names cannot be joined with the dossiers: it carries other ids', async () => {
    await house.invoke('kim', 'review.ask', scene.ref);
    const { card, text } = await house.invoke('rob', 'review.names', scene.ref);
    expect(text).toContain('Noms 1 à 4 sur 4');
    expect(JSON.stringify(card)).toContain('Bo Chan');
    for (const { pid } of NOMINEES) expect(JSON.stringify(card)).not.toContain(`"${pid}"`);
  });

  test('an empty text and one that is too long are refused, and what was typed is kept', async () => {
    const open = await house.invoke('cleo', 'review.textOpen', scene.of('bo'));
    const empty = await house.press('cleo', open.card, 'review.textCheck', { ...inputsOf(open.card), statement: ' ' });
    expect(empty.text).toContain('Le texte ne peut pas être vide.');
    const long = await house.press('cleo', open.card, 'review.textCheck', { statement: 'é'.repeat(3_001) });
    expect(long.text).toContain('C’est plus long que ce que le formulaire accepte.');
    expect(long.text).toContain('é'.repeat(3_001));
  });
});
