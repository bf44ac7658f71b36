// How one member likes the interface: theme, density, language, keyboard; saved as they change.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import { api } from '@/shared/api/client.ts';
import { sessionQuery } from '@/shared/api/queries.ts';
import type { Preferences, SessionView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useSession } from '@/shared/session/index.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Switch } from '@/shared/ui/checkbox.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import style from './settings.module.css';

const THEMES = [
  { value: 'system', icon: <Monitor size={16} aria-hidden /> },
  { value: 'light', icon: <Sun size={16} aria-hidden /> },
  { value: 'dark', icon: <Moon size={16} aria-hidden /> },
] as const;

/** The member's own settings. */
export function PreferencesPanel() {
  const text = useText();
  const client = useQueryClient();
  const { preferences } = useSession();
  const save = useMutation({
    mutationFn: (change: Partial<Preferences>) => api.patch<SessionView>('/session/preferences', change),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
  const change = (part: Partial<Preferences>) => save.mutate(part);
  return (
    <div className={style.panel}>
      <Card title={text('settings-appearance')}>
        <div className={style.rows}>
          <div className={style.row}>
            <p>{text('settings-theme')}</p>
            <SegmentedControl
              label={text('settings-theme')}
              value={preferences.theme}
              onChange={(theme) => change({ theme })}
              options={THEMES.map((each) => ({ ...each, label: text(`settings-theme-${each.value}`) }))}
            />
          </div>
          <div className={style.row}>
            <p>
              {text('settings-density')}
              <span className={style.help}>{text('settings-density-help')}</span>
            </p>
            <SegmentedControl
              label={text('settings-density')}
              value={preferences.density}
              onChange={(density) => change({ density })}
              options={(['compact', 'comfort'] as const).map((value) => ({ value, label: text(`settings-density-${value}`) }))}
            />
          </div>
          <div className={style.row}>
            <p>{text('settings-language')}</p>
            <SegmentedControl
              label={text('settings-language')}
              value={preferences.locale}
              onChange={(locale) => change({ locale })}
              options={(['fr', 'en'] as const).map((value) => ({ value, label: text(`settings-language-${value}`) }))}
            />
          </div>
        </div>
      </Card>
      <Card title={text('settings-keyboard')}>
        <Switch isSelected={preferences.shortcuts} onChange={(shortcuts) => change({ shortcuts })}>
          <span>
            {text('settings-shortcuts')}
            <span className={style.help}>{text('settings-shortcuts-help')}</span>
          </span>
        </Switch>
      </Card>
      {save.error ? (
        <Failure error={save.error} />
      ) : (
        <p className={style.saved} role="status">
          {save.isPending ? text('settings-saving') : save.isSuccess ? text('settings-saved') : ''}
        </p>
      )}
    </div>
  );
}
