import { describe, expect, test } from '@jest/globals';
import { nearestCommand } from '../../bot/teams/near.ts';
import { findCommand } from '../../bot/teams/router.ts';
import { createRoutes } from '../../bot/teams/routes.ts';

const { commands } = createRoutes();

describe('a slip of the fingers', () => {
  test.each([
    ['chek in', 'check in'],
    ['Check inn!', 'check in'],
    ['presense', 'présence'],
    ['mes seance', 'mes séances'],
    ['inboxx', 'inbox'],
  ])('"%s" is nearly "%s"', (typed, command) => {
    expect(nearestCommand(commands, typed)).toBe(command);
  });

  test.each(['ok', 'thanks', 'merci', 'Could you move the session to Friday?', 'x'.repeat(2_000)])(
    '%j is no command',
    (typed) => {
      expect(nearestCommand(commands, typed)).toBeUndefined();
    },
  );
});

describe('what begins like a command and goes on', () => {
  test.each([
    'Bonjour, je ne pourrai pas venir jeudi.',
    'Hello, I will be away on Tuesday',
    'help, the link does not open',
    'Check in did not work for me',
    'sessions are much too long',
    'This week I am away',
  ])('"%s" is somebody writing to us', (typed) => {
    expect(findCommand(commands, typed)).toBeUndefined();
  });

  test.each(['hi there', 'aide svp', 'check in code 123 456', 'my sessions please', 'langue français', 'inbox'])(
    '"%s" is still the command',
    (typed) => {
      expect(findCommand(commands, typed)).toBeDefined();
    },
  );
});
