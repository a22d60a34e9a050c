import type { Render } from '../../../cards/card.ts';
import { actingCard, personasCard, travelCard } from '../../../cards/persona.ts';
import { HOSTILE, person, startsAt } from './sample.ts';

export const personaCards: Record<string, Render> = {
  personas: (t) => personasCard({ people: [{ ...person(1), part: 'coordinator' }] }, t),
  'personas-unknown': (t) =>
    personasCard({ people: [{ ...person(1), part: 'participant' }], typed: { kind: 'unknown', text: HOSTILE } }, t),
  'travel-later': (t) => travelCard({ understood: true, at: startsAt, readerZone: 'America/Toronto' }, t),
  'travel-not': (t) => travelCard({ understood: false, at: startsAt, readerZone: 'America/Toronto' }, t),
  acting: (t) => actingCard({ name: HOSTILE, staff: true }, t),
};
