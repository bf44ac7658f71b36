// The settings put together: each section belongs to its feature.
import { SettingsScreen } from '@/features/identity/settings-screen.tsx';
import { SlotsPanel } from '@/features/editorial/slots/slots-panel.tsx';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';

/** The settings of the institution and of the reader. */
export function Settings() {
  const text = useText();
  const reads = useCan('organisation.read');
  return <SettingsScreen more={reads ? [{ id: 'creneaux', label: text('settings-slots'), panel: <SlotsPanel /> }] : []} />;
}
