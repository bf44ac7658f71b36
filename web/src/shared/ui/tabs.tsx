// Tabs over one panel, with counters and marks inside the tab.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { Count } from './card.tsx';
import style from './tabs.module.css';

export interface TabEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  count?: number;
  /** After the label: a dot or a triangle, which must carry its own words. */
  mark?: ReactNode;
  panel: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: TabEntry[];
  selected?: string;
  onSelect?: (id: string) => void;
}

/** A list of tabs and the panel of the selected one. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs className={style.tabs} selectedKey={selected} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className={style.list} aria-label={label} items={tabs}>
        {(tab) => (
          <Tab id={tab.id} className={style.tab}>
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && <Count>{tab.count}</Count>}
            {tab.mark}
          </Tab>
        )}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={style.panel}>
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
