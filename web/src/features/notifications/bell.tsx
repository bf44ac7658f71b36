// The bell of the header: how many notifications are unread, and the panel that lists them.
import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '@/shared/i18n/index.tsx';
import popover from '@/shared/ui/popover.module.css';
import { classes } from '@/shared/ui/classes.ts';
import { notificationsQuery } from './api.ts';
import { Panel } from './panel.tsx';
import style from './notifications.module.css';

/** Above this, the figure on the bell says that there are more. */
const COUNTED = 99;

/** The bell, its count, and its panel. */
export function Bell() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { data } = useInfiniteQuery(notificationsQuery);
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={style.bell}>
        <BellIcon size={18} aria-hidden />
        <span className="visually-hidden">{text('notifications-open')}</span>
        {unread > 0 && (
          <span className={style.count}>
            <span aria-hidden="true">{unread > COUNTED ? `${COUNTED}+` : unread}</span>
            <span className="visually-hidden">{text('notifications-unread', { count: unread })}</span>
          </span>
        )}
      </AriaButton>
      <Popover className={classes(popover.popover, style.popover)} placement="bottom end">
        <Dialog className={style.panel} aria-label={text('notifications')}>
          <Panel onClose={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
