export type Text = { language: 'en' | 'fr' };
