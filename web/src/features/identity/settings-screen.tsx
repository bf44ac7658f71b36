// Settings: one's own preferences, the members of the institution, and the sections that other features bring.
import { useNavigate, useParams } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Tabs, type TabEntry } from '@/shared/ui/tabs.tsx';
import { Members } from './members.tsx';
import { PreferencesPanel } from './preferences.tsx';

interface SettingsScreenProps {
  /** Sections of other features, after those of identity. */
  more: TabEntry[];
}

/** The settings, a tab per section; the section is in the address. */
export function SettingsScreen({ more }: SettingsScreenProps) {
  const text = useText();
  const navigate = useNavigate();
  const { section } = useParams({ from: '/frame/reglages/$section' });
  const seesMembers = useCan('organisation.read');
  const tabs: TabEntry[] = [{ id: 'preferences', label: text('settings-preferences'), panel: <PreferencesPanel /> }];
  if (seesMembers) tabs.push({ id: 'membres', label: text('settings-members'), panel: <Members /> });
  tabs.push(...more);
  const selected = tabs.find((tab) => tab.id === section) ?? tabs[0];
  return (
    <Page title={text('settings-title')} object={selected?.label}>
      <Tabs
        label={text('settings-title')}
        tabs={tabs}
        selected={selected?.id}
        onSelect={(id) => void navigate({ to: '/reglages/$section', params: { section: id } })}
      />
    </Page>
  );
}
