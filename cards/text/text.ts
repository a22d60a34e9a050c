import type { Language } from '../../bot/domain/person.ts';
import { attendanceEn, attendanceFr, type AttendanceText } from './attendance.ts';
import { broadcastEn, broadcastFr, type BroadcastText } from './broadcast.ts';
import { doorEn, doorFr, type DoorText } from './door.ts';
import { enrolmentEn, enrolmentFr, type EnrolmentText } from './enrolment.ts';
import { evaluationEn, evaluationFr, type EvaluationText } from './evaluation.ts';
import { helpEn, helpFr, type HelpText } from './help.ts';
import { personEn, personFr, type PersonText } from './person.ts';
import { personaEn, personaFr, type PersonaText } from './persona.ts';
import { reminderEn, reminderFr, type ReminderText } from './reminder.ts';
import { scheduleEn, scheduleFr, type ScheduleText } from './schedule.ts';
import { sessionEn, sessionFr, type SessionText } from './session.ts';

/** Every word that a reader of one language sees in the chat: one dictionary a feature. */
export type Text = {
  language: Language;
  attendance: AttendanceText;
  broadcast: BroadcastText;
  door: DoorText;
  enrolment: EnrolmentText;
  evaluation: EvaluationText;
  help: HelpText;
  person: PersonText;
  persona: PersonaText;
  reminder: ReminderText;
  schedule: ScheduleText;
  session: SessionText;
};

const texts: Record<Language, Text> = {
  en: {
    language: 'en',
    attendance: attendanceEn,
    broadcast: broadcastEn,
    door: doorEn,
    enrolment: enrolmentEn,
    evaluation: evaluationEn,
    help: helpEn,
    person: personEn,
    persona: personaEn,
    reminder: reminderEn,
    schedule: scheduleEn,
    session: sessionEn,
  },
  fr: {
    language: 'fr',
    attendance: attendanceFr,
    broadcast: broadcastFr,
    door: doorFr,
    enrolment: enrolmentFr,
    evaluation: evaluationFr,
    help: helpFr,
    person: personFr,
    persona: personaFr,
    reminder: reminderFr,
    schedule: scheduleFr,
    session: sessionFr,
  },
};

/** The dictionary of a language. */
export function textIn(language: Language): Text {
  return texts[language];
}
