import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/** The words of a file, piece by piece: strings, and what stands in templates before, between and after values. */
function piecesOf(path: string): { text: string; line: number; afterValue: boolean }[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const pieces: { text: string; line: number; afterValue: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      pieces.push({ text: node.text, line: line + 1, afterValue: ts.isTemplateMiddleOrTemplateTail(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return pieces;
}

/** What is wrong with the spaces of a piece of text, by the rules of Canadian French. English has none of these. */
function faultsOf(text: string, afterValue = false): string[] {
  const whole = afterValue ? `x${text}` : text; // a value stands right before it
  return [
    ...(/\S :(?=\s|$)/.test(whole) ? ['a plain space before a colon'] : []),
    ...(/«(?!\u00a0|$)|[^\u00a0]»/.test(whole) ? ['no no-break space inside guillemets'] : []),
    ...(/[\w\u00c0-\u017f»][ \u00a0][;!?](?=\s|$)/.test(whole) ? ['a space before ; ! or ?'] : []),
    ...(/\u202f/.test(whole) ? ['a narrow no-break space'] : []),
  ];
}

describe('French words keep their punctuation with them', () => {
  test.each(globSync('cards/text/**/*.ts').toSorted())('in %s', (path) => {
    const found = piecesOf(path).flatMap(({ text, line, afterValue }) =>
      faultsOf(text, afterValue).map((fault) => `line ${line}: ${fault}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['Rien n’a changé : tout y est', 'a plain space before a colon'],
    ['écrivez « aide »', 'no no-break space inside guillemets'],
    ['écrivez «aide»', 'no no-break space inside guillemets'],
    ['Vraiment ?', 'a space before ; ! or ?'],
    ['fini\u00a0; merci', 'a space before ; ! or ?'],
    ['Merci\u202f: à demain', 'a narrow no-break space'],
  ])('a slip would be found: %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test.each(['Rien n’a changé\u00a0: «\u00a0aide\u00a0» y est; merci!', 'At 10:30: come', 'https://x.ca/?a=b'])(
    'nothing is wrong with: %s',
    (text) => {
      expect(faultsOf(text)).toEqual([]);
    },
  );
});
