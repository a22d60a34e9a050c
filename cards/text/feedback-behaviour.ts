import type { Behaviour } from '../../bot/domain/feedback.ts';

/** What every program starts with; its coordinators edit the list. */
export const startingBehaviours: readonly Behaviour[] = [
  { behaviourId: 'strategic', textEn: 'Thinks strategically', textFr: 'Pense de façon stratégique' },
  { behaviourId: 'coaching', textEn: 'Coaches others', textFr: 'Accompagne les autres' },
  {
    behaviourId: 'horizontal',
    textEn: 'Takes the horizontal view, beyond their own unit',
    textFr: 'Adopte une vision horizontale, au-delà de son unité',
  },
  { behaviourId: 'community', textEn: 'Builds community support', textFr: 'Mobilise l’appui de la collectivité' },
  {
    behaviourId: 'field',
    textEn: 'Understands the issues of the field',
    textFr: 'Comprend les enjeux du domaine',
  },
  { behaviourId: 'alternatives', textEn: 'Brings alternatives', textFr: 'Propose des solutions de rechange' },
  {
    behaviourId: 'network',
    textEn: 'Uses their network of contacts',
    textFr: 'Met à profit son réseau de contacts',
  },
];
