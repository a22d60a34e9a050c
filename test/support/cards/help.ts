import type { Render } from '../../../cards/card.ts';
import {
  anonymousCard,
  elsewhereCard,
  groupWelcomeCard,
  helpCard,
  languageCard,
  languageSavedCard,
  sorryCard,
  staleCard,
  unknownCard,
  welcomeCard,
} from '../../../cards/help.ts';

export const helpCards: Record<string, Render> = {
  welcome: (t) => welcomeCard({ staff: false, waiting: false }, t),
  'welcome-waiting': (t) => welcomeCard({ staff: false, waiting: true }, t),
  'welcome-group': groupWelcomeCard,
  help: (t) => helpCard({ staff: false }, t),
  'help-staff': (t) => helpCard({ staff: true }, t),
  unknown: (t) => unknownCard({ staff: true }, t),
  language: languageCard,
  'language-saved': (t) => languageSavedCard({ staff: false }, t),
  sorry: (t) => sorryCard('3fa9c1d2', t),
  stale: staleCard,
  'elsewhere-reached': (t) => elsewhereCard(true, t),
  'elsewhere-open': (t) => elsewhereCard(false, t),
  anonymous: anonymousCard,
};
