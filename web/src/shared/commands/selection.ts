// One selected row in a list: J and K move it and the focus, Entrée opens it by its link.
import { useRef, useState } from 'react';
import { useText } from '../i18n/index.tsx';
import { useCommands } from './registry.ts';

/** The row `step` further in the list, staying inside it; the first one when none was selected. */
export function stepped(ids: string[], selected: string | null, step: 1 | -1): string | null {
  const at = selected === null ? -1 : ids.indexOf(selected);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Selection among rows that carry `data-row` and hold a link; give `ref` to their list. */
export function useRowSelection(ids: string[], { first = false }: { first?: boolean } = {}) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const selected = wanted !== null && ids.includes(wanted) ? wanted : first ? (ids[0] ?? null) : null;
  const move = (step: 1 | -1) => {
    const next = stepped(ids, document.activeElement?.closest('[data-row]') || first ? selected : null, step);
    if (next === null) return;
    setWanted(next);
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"] a`)?.focus();
  };
  useCommands([
    { id: 'next-row', label: text('list-next'), group: 'screen', keys: 'J', keysOnly: true, run: () => move(1) },
    { id: 'previous-row', label: text('list-previous'), group: 'screen', keys: 'K', keysOnly: true, run: () => move(-1) },
  ]);
  const rowProps = (id: string) => ({ 'data-row': id, 'data-selected': id === selected || undefined, onFocus: () => setWanted(id) });
  return { list, selected, rowProps };
}
