// What can be done now: screens and frame declare commands; palette, shortcuts and help read them.
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';

export type CommandGroup = 'selection' | 'screen' | 'go' | 'create' | 'act';

export interface Command {
  id: string;
  label: string;
  group: CommandGroup;
  icon?: ReactNode;
  /** `C`, `Ctrl K`, `G A`, `Shift V`. */
  keys?: string;
  /** Kept out of the palette, such as moving through a list. */
  keysOnly?: boolean;
  run: () => void;
}

const declared = new Map<symbol, Command[]>();
const listeners = new Set<() => void>();
let current: Command[] = [];

function publish(): void {
  current = [...declared.values()].flat();
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Every command that can be run now, the frame's first, the newest last. */
export const currentCommands = (): Command[] => current;

/** The commands, kept up to date. */
export const useCurrentCommands = (): Command[] => useSyncExternalStore(subscribe, currentCommands);

/** Declares commands while the component is shown; a shortcut declared last wins. */
export function useCommands(commands: Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map((command) => [command.id, command.label, command.keys, command.group].join('|')).join('\n');
  useEffect(() => {
    const key = Symbol('commands');
    declared.set(
      key,
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find((each) => each.id === command.id)?.run(),
      })),
    );
    publish();
    return () => {
      declared.delete(key);
      publish();
    };
  }, [shape]);
}
