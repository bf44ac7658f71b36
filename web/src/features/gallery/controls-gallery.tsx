// Gallery: buttons, fields, menus, tabs, dialogs.
import { useState } from 'react';
import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';
import { Ellipsis, Plus, Trash2 } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Checkbox, Switch } from '@/shared/ui/checkbox.tsx';
import { ComboBox } from '@/shared/ui/combo-box.tsx';
import { DateField, TimeField } from '@/shared/ui/date-field.tsx';
import { FilterBar, FilterPill, FilterToggle } from '@/shared/ui/filter-pill.tsx';
import { LoadMore } from '@/shared/ui/load-more.tsx';
import { Menu } from '@/shared/ui/menu.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { SearchField } from '@/shared/ui/search-field.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { Table } from '@/shared/ui/table.tsx';
import { Tabs } from '@/shared/ui/tabs.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { tellDone, Toasts } from '@/shared/ui/toast.tsx';
import { Tooltip } from '@/shared/ui/tooltip.tsx';
import style from './gallery.module.css';

/** Buttons and what opens from them. */
function Buttons() {
  const text = useText();
  const [asks, setAsks] = useState(false);
  const [filter, setFilter] = useState<string[]>(['a']);
  const [mine, setMine] = useState(false);
  return (
    <Card title={text('gallery-buttons')} aside={text('gallery-one-primary')}>
      <div className={style.stack}>
        <div className={style.marks}>
          <Button look="primary" keys="C" icon={<Plus aria-hidden />}>
            {text('gallery-primary')}
          </Button>
          <Button>{text('gallery-secondary')}</Button>
          <Button look="bare">{text('gallery-bare')}</Button>
          <Button look="danger" onPress={() => setAsks(true)}>
            {text('gallery-danger')}
          </Button>
          <Button isDisabled>{text('gallery-disabled')}</Button>
          <Button onPress={() => tellDone(text('gallery-toast'), () => undefined)}>{text('gallery-toast-open')}</Button>
          <Tooltip words={text('gallery-menu')}>
            <Button look="bare" icon={<Plus aria-hidden />} aria-label={text('post-new')} />
          </Tooltip>
          <Menu
            label={text('gallery-menu')}
            trigger={<Button look="bare" icon={<Ellipsis aria-hidden />} aria-label={text('gallery-menu')} />}
            actions={[
              { id: 'open', label: text('action-open'), keys: 'Enter', run: () => undefined },
              { id: 'delete', label: text('action-delete'), icon: <Trash2 aria-hidden />, danger: true, run: () => undefined },
            ]}
          />
        </div>
        <FilterBar label={text('gallery-filters')} onClear={() => setFilter([])}>
          <FilterPill label={text('filter-state')} choices={[{ value: 'a', label: text('status-draft') }, { value: 'b', label: text('status-scheduled') }]} selected={filter} onChange={setFilter} />
          <FilterPill label={text('filter-theme')} choices={[{ value: 'a', label: text('hue-blue') }]} selected={[]} onChange={() => undefined} />
          <FilterToggle label={text('filter-mine')} isOn={mine} onChange={setMine} />
        </FilterBar>
      </div>
      <Modal
        title={text('gallery-danger-title')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        role="alertdialog"
        actions={
          <>
            <Button size="form" onPress={() => setAsks(false)}>
              {text('action-cancel')}
            </Button>
            <Button look="danger" size="form" onPress={() => setAsks(false)}>
              {text('gallery-danger')}
            </Button>
          </>
        }
      >
        <p>{text('gallery-danger-words')}</p>
      </Modal>
    </Card>
  );
}

/** Fields of a form. */
function Fields() {
  const text = useText();
  const [day, setDay] = useState<CalendarDate | null>(parseDate('2026-12-04'));
  const [time, setTime] = useState<Time | null>(parseTime('11:00'));
  const [theme, setTheme] = useState<string | null>('blue');
  const [on, setOn] = useState(true);
  const choices = ['blue', 'green', 'purple'].map((value) => ({ value, label: text(`hue-${value}`) }));
  return (
    <Card title={text('gallery-fields')}>
      <div className={style.fields}>
        <TextField label={text('member-name')} defaultValue="Inès Carpentier" />
        <TextField label={text('member-email')} defaultValue="ines.carpentier" error={text('member-email-invalid')} />
        <Select label={text('filter-theme')} choices={choices} value={theme} onChange={setTheme} />
        <ComboBox label={text('gallery-combo')} choices={choices} value={theme} onChange={setTheme} />
        <DateField label={text('gallery-date')} value={day} onChange={setDay} />
        <TimeField label={text('gallery-time')} value={time} onChange={setTime} help={text('time-zone-note', { zone: 'Paris' })} />
        <TextField label={text('gallery-alt')} rows={3} help={text('gallery-alt-help')} />
        <SearchField label={text('gallery-search')} />
        <div className={style.stack}>
          <Checkbox isSelected={on} onChange={setOn}>
            {text('gallery-check')}
          </Checkbox>
          <Switch isSelected={on} onChange={setOn}>
            {text('settings-shortcuts')}
          </Switch>
        </div>
      </div>
    </Card>
  );
}

/** Everything one presses or fills in. */
export function ControlsGallery() {
  const text = useText();
  const [view, setView] = useState<'month' | 'week' | 'list'>('month');
  return (
    <>
      <Buttons />
      <Fields />
      <div className={style.wide}>
        <Card title={text('gallery-views')}>
          <div className={style.stack}>
            <SegmentedControl
              label={text('gallery-views')}
              value={view}
              onChange={setView}
              options={(['month', 'week', 'list'] as const).map((value) => ({ value, label: text(`calendar-view-${value}`) }))}
            />
            <Tabs
              label={text('gallery-views')}
              tabs={[
                { id: 'one', label: text('place-contents'), count: 3, panel: <p>{text('gallery-tab-words')}</p> },
                { id: 'two', label: text('place-channels'), panel: <p>{text('gallery-tab-words')}</p> },
              ]}
            />
          </div>
        </Card>
        <Card title={text('gallery-table')} flush>
          <Table
            caption={text('gallery-table')}
            columns={[
              { id: 'name', title: text('member-name'), isHeader: true, cell: (row) => row.name },
              { id: 'count', title: text('place-contents'), numeric: true, cell: (row) => row.count },
            ]}
            rows={[
              { name: 'Inès Carpentier', count: 12 },
              { name: 'Hugo Lemaire', count: 9 },
            ]}
            keyOf={(row) => row.name}
          />
          <LoadMore shown={2} hasMore isLoading={false} onMore={() => undefined} />
        </Card>
      </div>
      <Toasts />
    </>
  );
}
