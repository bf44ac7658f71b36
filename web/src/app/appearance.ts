// Puts theme, density and language on the page, and keeps them for the next first paint.
import type { Preferences } from '@/shared/api/types.ts';

const KEY = 'parvis.appearance';

type Kept = Partial<Pick<Preferences, 'theme' | 'density' | 'locale'>> & { rail?: boolean };

/** What was kept on this device. */
export function keptAppearance(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** Keeps part of the appearance on this device. */
export function keepAppearance(change: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...keptAppearance(), ...change }));
  } catch {
    // Storage refused: the page still has the appearance, the next one starts with the system's.
  }
}

/** Applies a member's preferences to the page. */
export function applyAppearance({ theme, density, locale }: Preferences): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (density === 'comfort') root.dataset.density = density;
  else delete root.dataset.density;
  keepAppearance({ theme, density, locale });
}
