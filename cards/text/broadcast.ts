import { broadcastCorrectEn, broadcastCorrectFr, type BroadcastCorrectText } from './broadcast-correct.ts';
import { broadcastFormEn, broadcastFormFr, type BroadcastFormText } from './broadcast-form.ts';
import { broadcastNoticeEn, broadcastNoticeFr, type BroadcastNoticeText } from './broadcast-notice.ts';
import { broadcastSendEn, broadcastSendFr, type BroadcastSendText } from './broadcast-send.ts';

/** Broadcasts as coordinators write them, and as people receive them. */
export type BroadcastText = BroadcastNoticeText &
  BroadcastFormText &
  BroadcastSendText &
  BroadcastCorrectText & {
    title: string;
    notAllowed: string;
    nothing: string;
    chooseProgram: string;
    recentTitle: string;
    write: string;
    open: string;
  };

export const broadcastEn: BroadcastText = {
  ...broadcastNoticeEn,
  ...broadcastFormEn,
  ...broadcastSendEn,
  ...broadcastCorrectEn,
  title: 'Broadcasts',
  notAllowed: 'You have no broadcast to see here. If you think you should, ask your coordinators.',
  nothing: 'There is no broadcast yet.',
  chooseProgram: 'For which program?',
  recentTitle: 'Most recent',
  write: 'Write a broadcast',
  open: 'Open',
};

export const broadcastFr: BroadcastText = {
  ...broadcastNoticeFr,
  ...broadcastFormFr,
  ...broadcastSendFr,
  ...broadcastCorrectFr,
  title: 'Messages collectifs',
  notAllowed:
    'Vous n’avez pas de message collectif à consulter ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  nothing: 'Il n’y a pas encore de message collectif.',
  chooseProgram: 'Pour quel programme?',
  recentTitle: 'Les plus récents',
  write: 'Rédiger un message collectif',
  open: 'Ouvrir',
};
