import type { Render } from '../../../cards/card.ts';
import { chooseRegisterCard, registerCard, registerRefusedCard, type RegisterModel } from '../../../cards/register.ts';
import { HOSTILE, hostileSession, people, person, session, startsAt } from './sample.ts';

const register: RegisterModel = {
  session,
  counts: { present: 12, late: 2, partial: 1, absent: 1, excused: 2, unrecorded: 5 },
  seats: 23,
  walkIns: 1,
  unrecorded: people(5),
  code: { code: '012345', secondsLeft: 17 },
  asksCode: true,
  now: startsAt + 600_000,
};

export const registerCards: Record<string, Render> = {
  register: (t) => registerCard(register, t),
  'register-marked': (t) => registerCard({ ...register, done: { kind: 'marked', pid: 'pid9', name: HOSTILE } }, t),
  'register-undone': (t) => registerCard({ ...register, done: { kind: 'undone', ...person(1) } }, t),
  'register-refused': (t) => registerCard({ ...register, refused: 'undoTooLate' }, t),
  'register-complete': (t) =>
    registerCard({ ...register, unrecorded: [], counts: { ...register.counts, unrecorded: 0 }, asksCode: false }, t),
  'register-of-hundreds': (t) => registerCard({ ...register, unrecorded: people(600), seats: 600 }, t),
  'register-choice': (t) => chooseRegisterCard([session, hostileSession], t),
  'register-none': (t) => chooseRegisterCard([], t),
  'register-not-allowed': registerRefusedCard,
};
