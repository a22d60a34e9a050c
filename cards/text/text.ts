import type { Language } from '../../bot/domain/person.ts';
import { attendanceEn, attendanceFr, type AttendanceText } from './attendance.ts';
import { enrolmentEn, enrolmentFr, type EnrolmentText } from './enrolment.ts';
import { helpEn, helpFr, type HelpText } from './help.ts';
import { personEn, personFr, type PersonText } from './person.ts';
import { personaEn, personaFr, type PersonaText } from './persona.ts';
import { sessionEn, sessionFr, type SessionText } from './session.ts';

/** Every word that a reader of one language sees in the chat: one dictionary a feature. */
export type Text = {
  language: Language;
  attendance: AttendanceText;
  enrolment: EnrolmentText;
  help: HelpText;
  person: PersonText;
  persona: PersonaText;
  session: SessionText;
};

const texts: Record<Language, Text> = {
  en: {
    language: 'en',
    attendance: attendanceEn,
    enrolment: enrolmentEn,
    help: helpEn,
    person: personEn,
    persona: personaEn,
    session: sessionEn,
  },
  fr: {
    language: 'fr',
    attendance: attendanceFr,
    enrolment: enrolmentFr,
    help: helpFr,
    person: personFr,
    persona: personaFr,
    session: sessionFr,
  },
};

/** The dictionary of a language. */
export function textIn(language: Language): Text {
  return texts[language];
}
