// Listens to the keyboard and runs the command bound to what was pressed.
import { useEffect } from 'react';
import { currentCommands, type Command } from '@/shared/commands/registry.ts';
import { isCharacterShortcut, resolve, SEQUENCE_MS } from '@/shared/commands/keys.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="spinbutton"], [role="combobox"]';
const OWN_LETTERS = '[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

/** Whether letters pressed here belong to the element itself. */
function takesLetters(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches(TYPING) || target.closest(OWN_LETTERS) !== null);
}

/** A dialog stands before the screen: the screen's own commands wait behind it. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

function newestWith(keys: string, letters: boolean): Command | undefined {
  return currentCommands().findLast((command) => command.keys?.toLowerCase() === keys && (letters || !isCharacterShortcut(keys)));
}

/** Binds the shortcuts; letters are off in fields, and everywhere when the member switched them off. */
export function useShortcuts(lettersOn: boolean): void {
  useEffect(() => {
    let before: { keys: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      // A field of an hour or a focused button would keep Ctrl Entrée for itself: those shortcuts are heard on the way down.
      const isOnTheWayDown = event.eventPhase === Event.CAPTURING_PHASE;
      if (isOnTheWayDown !== (event.ctrlKey || event.metaKey)) return;
      const altGraph = event.getModifierState('AltGraph');
      const press = {
        key: event.key,
        ctrl: (event.ctrlKey || event.metaKey) && !altGraph,
        shift: event.shiftKey,
        alt: event.altKey && !altGraph,
      };
      const letters = lettersOn && !takesLetters(event.target);
      const bound = currentCommands().flatMap((command) => (command.keys ? [command.keys] : []));
      const recent = before && event.timeStamp - before.at < SEQUENCE_MS ? before.keys : null;
      before = null;
      const outcome = resolve(press, recent, bound);
      if (outcome.kind === 'wait' && letters) before = { keys: outcome.keys, at: event.timeStamp };
      if (outcome.kind !== 'run') return;
      const command = newestWith(outcome.keys, letters);
      if (!command || (command.group === 'screen' && isInDialog(event.target))) return;
      event.preventDefault();
      event.stopPropagation();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [lettersOn]);
}
