import type { Render } from '../../../cards/card.ts';
import { actingCard, personasCard } from '../../../cards/persona.ts';
import { HOSTILE, person } from './sample.ts';

export const personaCards: Record<string, Render> = {
  personas: (t) => personasCard({ people: [{ ...person(1), part: 'coordinator' }] }, t),
  'personas-unknown': (t) =>
    personasCard({ people: [{ ...person(1), part: 'participant' }], typed: { kind: 'unknown', text: HOSTILE } }, t),
  acting: (t) => actingCard({ name: HOSTILE, staff: true }, t),
};
