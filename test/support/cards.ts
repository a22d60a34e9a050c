import type { Render } from '../../cards/card.ts';
import { attendanceCards } from './cards/attendance.ts';
import { broadcastCards } from './cards/broadcast.ts';
import { calendarCards } from './cards/calendar.ts';
import { doorCards } from './cards/door.ts';
import { enrolmentCards } from './cards/enrolment.ts';
import { evaluationResultsCards } from './cards/evaluation-results.ts';
import { evaluationCards } from './cards/evaluation.ts';
import { formCards } from './cards/form.ts';
import { feedbackCards } from './cards/feedback.ts';
import { groupCards } from './cards/group.ts';
import { helpCards } from './cards/help.ts';
import { inboxCards } from './cards/inbox.ts';
import { invitationCards } from './cards/invitation.ts';
import { callCards } from './cards/call.ts';
import { consentCards, dossierCards, nominationCards } from './cards/nomination.ts';
import { nominationFileCards } from './cards/nomination-file.ts';
import { personCards } from './cards/person.ts';
import { personaCards } from './cards/persona.ts';
import { projectCards } from './cards/project.ts';
import { reachabilityCards } from './cards/reachability.ts';
import { registerCards } from './cards/register.ts';
import { reminderCards } from './cards/reminder.ts';
import { requestCards } from './cards/request.ts';
import { reviewCards } from './cards/review.ts';
import { rsvpCards } from './cards/rsvp.ts';
import { scheduleCards } from './cards/schedule.ts';
import { selectionCards } from './cards/selection.ts';
import { sessionCards } from './cards/session.ts';
import { weekCards } from './cards/week.ts';

export { HOSTILE } from './cards/sample.ts';

/** Every card of the house in each of its states: the contract tests and the pictures go through this list. */
export const everyCard: Record<string, Render> = {
  ...attendanceCards,
  ...broadcastCards,
  ...calendarCards,
  ...doorCards,
  ...enrolmentCards,
  ...evaluationCards,
  ...formCards,
  ...evaluationResultsCards,
  ...feedbackCards,
  ...groupCards,
  ...helpCards,
  ...inboxCards,
  ...invitationCards,
  ...callCards,
  ...nominationCards,
  ...consentCards,
  ...dossierCards,
  ...nominationFileCards,
  ...personCards,
  ...personaCards,
  ...projectCards,
  ...reachabilityCards,
  ...registerCards,
  ...reminderCards,
  ...requestCards,
  ...reviewCards,
  ...rsvpCards,
  ...scheduleCards,
  ...selectionCards,
  ...sessionCards,
  ...weekCards,
};
