// Settings: one's own preferences, and the members of the institution.
import { useNavigate, useParams } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Tabs, type TabEntry } from '@/shared/ui/tabs.tsx';
import { Members } from './members.tsx';
import { PreferencesPanel } from './preferences.tsx';

/** The settings, a tab per section; the section is in the address. */
export function SettingsScreen() {
  const text = useText();
  const navigate = useNavigate();
  const { section } = useParams({ from: '/frame/reglages/$section' });
  const seesMembers = useCan('organisation.read');
  const tabs: TabEntry[] = [{ id: 'preferences', label: text('settings-preferences'), panel: <PreferencesPanel /> }];
  if (seesMembers) tabs.push({ id: 'membres', label: text('settings-members'), panel: <Members /> });
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
