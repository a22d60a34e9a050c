import type { Language } from '../../bot/domain/person.ts';
import { attendanceEn, attendanceFr, type AttendanceText } from './attendance.ts';
import { broadcastEn, broadcastFr, type BroadcastText } from './broadcast.ts';
import { calendarEn, calendarFr, type CalendarText } from './calendar.ts';
import { callNewsEn, callNewsFr, type CallNewsText } from './call-news.ts';
import { callEn, callFr, type CallText } from './call.ts';
import { doorEn, doorFr, type DoorText } from './door.ts';
import { enrolmentEn, enrolmentFr, type EnrolmentText } from './enrolment.ts';
import { evaluationReleaseEn, evaluationReleaseFr, type EvaluationReleaseText } from './evaluation-release.ts';
import { evaluationResultsEn, evaluationResultsFr, type EvaluationResultsText } from './evaluation-results.ts';
import { evaluationEn, evaluationFr, type EvaluationText } from './evaluation.ts';
import { formEditorEn, formEditorFr, type FormEditorText } from './form-editor.ts';
import { feedbackWaveEn, feedbackWaveFr, type FeedbackWaveText } from './feedback-wave.ts';
import { feedbackEn, feedbackFr, type FeedbackText } from './feedback.ts';
import { groupEn, groupFr, type GroupText } from './group.ts';
import { helpEn, helpFr, type HelpText } from './help.ts';
import { inboxEn, inboxFr, type InboxText } from './inbox.ts';
import { invitationEn, invitationFr, type InvitationText } from './invitation.ts';
import { nominationConsentEn, nominationConsentFr, type NominationConsentText } from './nomination-consent.ts';
import { nominationDossierEn, nominationDossierFr, type NominationDossierText } from './nomination-dossier.ts';
import { nominationEndorseEn, nominationEndorseFr, type NominationEndorseText } from './nomination-endorse.ts';
import { nominationEn, nominationFr, type NominationText } from './nomination.ts';
import { nominationFileEn, nominationFileFr, type NominationFileText } from './nomination-file.ts';
import { personEn, personFr, type PersonText } from './person.ts';
import { personaEn, personaFr, type PersonaText } from './persona.ts';
import { projectEn, projectFr, type ProjectText } from './project.ts';
import { reachabilityEn, reachabilityFr, type ReachabilityText } from './reachability.ts';
import { reminderEn, reminderFr, type ReminderText } from './reminder.ts';
import { requestEn, requestFr, type RequestText } from './request.ts';
import { reviewLeadEn, reviewLeadFr, type ReviewLeadText } from './review-lead.ts';
import { reviewDossierEn, reviewDossierFr, type ReviewDossierText } from './review-dossier.ts';
import { reviewRedactionEn, reviewRedactionFr, type ReviewRedactionText } from './review-redaction.ts';
import { reviewEn, reviewFr, type ReviewText } from './review.ts';
import { rsvpEn, rsvpFr, type RsvpText } from './rsvp.ts';
import { scheduleEn, scheduleFr, type ScheduleText } from './schedule.ts';
import { selectionDecideEn, selectionDecideFr, type SelectionDecideText } from './selection-decide.ts';
import { selectionReleaseEn, selectionReleaseFr, type SelectionReleaseText } from './selection-release.ts';
import { selectionEn, selectionFr, type SelectionText } from './selection.ts';
import { selectionLetterEn, selectionLetterFr, type SelectionLetterText } from './selection-letter.ts';
import { sessionEn, sessionFr, type SessionText } from './session.ts';
import { weekEn, weekFr, type WeekText } from './week.ts';

/** Every word that a reader of one language sees in the chat: one dictionary a feature. */
export type Text = {
  language: Language;
  attendance: AttendanceText;
  broadcast: BroadcastText;
  calendar: CalendarText;
  call: CallText;
  callNews: CallNewsText;
  door: DoorText;
  enrolment: EnrolmentText;
  evaluation: EvaluationText;
  evaluationRelease: EvaluationReleaseText;
  evaluationResults: EvaluationResultsText;
  formEditor: FormEditorText;
  feedback: FeedbackText;
  feedbackWave: FeedbackWaveText;
  group: GroupText;
  help: HelpText;
  inbox: InboxText;
  invitation: InvitationText;
  nomination: NominationText;
  nominationConsent: NominationConsentText;
  nominationDossier: NominationDossierText;
  nominationEndorse: NominationEndorseText;
  nominationFile: NominationFileText;
  person: PersonText;
  persona: PersonaText;
  project: ProjectText;
  reachability: ReachabilityText;
  reminder: ReminderText;
  request: RequestText;
  review: ReviewText;
  reviewDossier: ReviewDossierText;
  reviewLead: ReviewLeadText;
  reviewRedaction: ReviewRedactionText;
  rsvp: RsvpText;
  schedule: ScheduleText;
  selection: SelectionText;
  selectionDecide: SelectionDecideText;
  selectionLetter: SelectionLetterText;
  selectionRelease: SelectionReleaseText;
  session: SessionText;
  week: WeekText;
};

const texts: Record<Language, Text> = {
  en: {
    language: 'en',
    attendance: attendanceEn,
    broadcast: broadcastEn,
    calendar: calendarEn,
    call: callEn,
    callNews: callNewsEn,
    door: doorEn,
    enrolment: enrolmentEn,
    evaluation: evaluationEn,
    evaluationRelease: evaluationReleaseEn,
    evaluationResults: evaluationResultsEn,
    formEditor: formEditorEn,
    feedback: feedbackEn,
    feedbackWave: feedbackWaveEn,
    group: groupEn,
    help: helpEn,
    inbox: inboxEn,
    invitation: invitationEn,
    nomination: nominationEn,
    nominationConsent: nominationConsentEn,
    nominationDossier: nominationDossierEn,
    nominationEndorse: nominationEndorseEn,
    nominationFile: nominationFileEn,
    person: personEn,
    persona: personaEn,
    project: projectEn,
    reachability: reachabilityEn,
    reminder: reminderEn,
    request: requestEn,
    review: reviewEn,
    reviewDossier: reviewDossierEn,
    reviewLead: reviewLeadEn,
    reviewRedaction: reviewRedactionEn,
    rsvp: rsvpEn,
    schedule: scheduleEn,
    selection: selectionEn,
    selectionDecide: selectionDecideEn,
    selectionLetter: selectionLetterEn,
    selectionRelease: selectionReleaseEn,
    session: sessionEn,
    week: weekEn,
  },
  fr: {
    language: 'fr',
    attendance: attendanceFr,
    broadcast: broadcastFr,
    calendar: calendarFr,
    call: callFr,
    callNews: callNewsFr,
    door: doorFr,
    enrolment: enrolmentFr,
    evaluation: evaluationFr,
    evaluationRelease: evaluationReleaseFr,
    evaluationResults: evaluationResultsFr,
    formEditor: formEditorFr,
    feedback: feedbackFr,
    feedbackWave: feedbackWaveFr,
    group: groupFr,
    help: helpFr,
    inbox: inboxFr,
    invitation: invitationFr,
    nomination: nominationFr,
    nominationConsent: nominationConsentFr,
    nominationDossier: nominationDossierFr,
    nominationEndorse: nominationEndorseFr,
    nominationFile: nominationFileFr,
    person: personFr,
    persona: personaFr,
    project: projectFr,
    reachability: reachabilityFr,
    reminder: reminderFr,
    request: requestFr,
    review: reviewFr,
    reviewDossier: reviewDossierFr,
    reviewLead: reviewLeadFr,
    reviewRedaction: reviewRedactionFr,
    rsvp: rsvpFr,
    schedule: scheduleFr,
    selection: selectionFr,
    selectionDecide: selectionDecideFr,
    selectionLetter: selectionLetterFr,
    selectionRelease: selectionReleaseFr,
    session: sessionFr,
    week: weekFr,
  },
};

/** The dictionary of a language. */
export function textIn(language: Language): Text {
  return texts[language];
}
