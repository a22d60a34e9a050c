import type { Deps } from '../../deps.ts';
import { programPk, themesDocId } from '../../domain/key.ts';
import type { Theme } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { auditDocument } from '../record.ts';
import { coordinates, type NotAllowed } from './form.ts';

/** What a coordinator does to the list: a new theme, other words for one, or one less to choose from. */
export type ThemeChange = { themeId?: string; en: string; fr: string } | { themeId: string; remove: true };

export type ThemeRefusal = NotAllowed | { code: 'themeWords' | 'tooManyThemes' | 'sameTheme' };

const MOST_THEMES = 30;
export const THEME_LIMIT = 60;

/** The themes that comments of a program are coded with; `starting` until somebody changes the list. */
export async function themesOf(deps: Deps, programId: string, starting: readonly Theme[]): Promise<Theme[]> {
  const stored = await deps.store.get('themes', programPk(programId), themesDocId);
  return stored?.body.themes ?? [...starting];
}

/**
 * Changes the list, for coordinators of the program. A theme has its words in both languages; a removed one keeps them
 * for the comments that were coded with it. Refused where another theme has the same words.
 */
export async function changeTheme(
  deps: Deps,
  actor: Actor,
  programId: string,
  change: ThemeChange,
  starting: readonly Theme[],
): Promise<Result<Theme[], ThemeRefusal>> {
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const pk = programPk(programId);
  const stored = await deps.store.get('themes', pk, themesDocId);
  const before = stored?.body.themes ?? [...starting];
  const changed = themesAfter(before, change, `t${deps.ids.next().slice(0, 16)}`);
  if (!changed.ok) return changed;
  const document = { pk, id: themesDocId, type: 'themes', sk: themesDocId, body: { themes: changed.value } } as const;
  const trace = { who: actor.pid, what: 'themes.change', at: deps.clock.now(), on: themesDocId };
  const written = await deps.store.batch(pk, [
    stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `themes_${deps.ids.next()}`, trace) },
  ]);
  return written.ok ? changed : changeTheme(deps, actor, programId, change, starting);
}

function themesAfter(before: readonly Theme[], change: ThemeChange, fresh: string): Result<Theme[], ThemeRefusal> {
  if ('remove' in change) {
    return ok(before.map((one) => (one.themeId === change.themeId ? { ...one, removed: true as const } : one)));
  }
  const [en, fr] = [change.en.trim(), change.fr.trim()];
  if (en === '' || fr === '' || en.length > THEME_LIMIT || fr.length > THEME_LIMIT)
    return refuse({ code: 'themeWords' });
  const others = before.filter(({ themeId, removed }) => themeId !== change.themeId && !removed);
  if (others.some((one) => same(one.en, en) || same(one.fr, fr))) return refuse({ code: 'sameTheme' });
  if (before.some(({ themeId }) => themeId === change.themeId)) {
    return ok(before.map((one) => (one.themeId === change.themeId ? { themeId: one.themeId, en, fr } : one)));
  }
  if (others.length >= MOST_THEMES) return refuse({ code: 'tooManyThemes' });
  return ok([...before, { themeId: fresh, en, fr }]);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
