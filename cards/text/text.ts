import type { Language } from '../../bot/domain/person.ts';
import { attendanceEn, attendanceFr, type AttendanceText } from './attendance.ts';
import { broadcastEn, broadcastFr, type BroadcastText } from './broadcast.ts';
import { calendarEn, calendarFr, type CalendarText } from './calendar.ts';
import { doorEn, doorFr, type DoorText } from './door.ts';
import { enrolmentEn, enrolmentFr, type EnrolmentText } from './enrolment.ts';
import { helpEn, helpFr, type HelpText } from './help.ts';
import { personEn, personFr, type PersonText } from './person.ts';
import { personaEn, personaFr, type PersonaText } from './persona.ts';
import { reachabilityEn, reachabilityFr, type ReachabilityText } from './reachability.ts';
import { reminderEn, reminderFr, type ReminderText } from './reminder.ts';
import { scheduleEn, scheduleFr, type ScheduleText } from './schedule.ts';
import { sessionEn, sessionFr, type SessionText } from './session.ts';

/** Every word that a reader of one language sees in the chat: one dictionary a feature. */
export type Text = {
  language: Language;
  attendance: AttendanceText;
  broadcast: BroadcastText;
  calendar: CalendarText;
  door: DoorText;
  enrolment: EnrolmentText;
  help: HelpText;
  person: PersonText;
  persona: PersonaText;
  reachability: ReachabilityText;
  reminder: ReminderText;
  schedule: ScheduleText;
  session: SessionText;
};

const texts: Record<Language, Text> = {
  en: {
    language: 'en',
    attendance: attendanceEn,
    broadcast: broadcastEn,
    calendar: calendarEn,
    door: doorEn,
    enrolment: enrolmentEn,
    help: helpEn,
    person: personEn,
    persona: personaEn,
    reachability: reachabilityEn,
    reminder: reminderEn,
    schedule: scheduleEn,
    session: sessionEn,
  },
  fr: {
    language: 'fr',
    attendance: attendanceFr,
    broadcast: broadcastFr,
    calendar: calendarFr,
    door: doorFr,
    enrolment: enrolmentFr,
    help: helpFr,
    person: personFr,
    persona: personaFr,
    reachability: reachabilityFr,
    reminder: reminderFr,
    schedule: scheduleFr,
    session: sessionFr,
  },
};

/** The dictionary of a language. */
export function textIn(language: Language): Text {
  return texts[language];
}
