// Typography of what people typed, by the language it is shown in.
import { useLocaleCode } from './index.tsx';
import { typo } from './typo.ts';

/** French typography for typed titles when the interface is in French; nothing otherwise. */
export function useTypo(): (text: string) => string {
  return useLocaleCode() === 'fr' ? typo : (text) => text;
}
