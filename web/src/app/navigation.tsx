// The navigation: 224 px, or a rail of 64 px; five tabs at the bottom of a phone.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { homeQuery, queueCountsQuery } from '@/shared/api/queries.ts';
import { ChevronDown, Ellipsis, Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useSession } from '@/shared/session/index.tsx';
import { useText } from '@/shared/i18n/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Count } from '@/shared/ui/card.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { Logo } from '@/shared/ui/icons.tsx';
import { Keycap } from '@/shared/ui/keycap.tsx';
import { Menu } from '@/shared/ui/menu.tsx';
import { setFrame } from './frame-state.ts';
import { useInstitutionActions, useMemberActions, useMoreActions } from './member-actions.tsx';
import { PLACES, type Place } from './places.tsx';
import style from './navigation.module.css';

/** What waits for this person at a place. */
function useCount(place: Place): number {
  const { data: home } = useQuery(homeQuery);
  const { data: queue } = useQuery({ ...queueCountsQuery, enabled: place.queued !== undefined });
  return (home && place.count?.(home.counters)) || (queue && place.queued?.(queue)) || 0;
}

function Entry({ place, rail }: { place: Place; rail: boolean }) {
  const text = useText();
  const count = useCount(place);
  const name = text(`place-${place.id}`);
  return (
    <li>
      <Link
        to={place.to}
        className={style.entry}
        activeProps={{ className: style.active, 'aria-current': 'page' }}
        activeOptions={{ exact: place.to === '/' }}
        title={rail ? name : undefined}
      >
        <place.icon size={18} aria-hidden />
        <span className={classes(rail && 'visually-hidden', style.entryName)}>{name}</span>
        {count > 0 && (
          <span className={style.count}>
            <Count tone={place.calls ? 'brand' : 'neutral'}>
              {count}
              <span className="visually-hidden"> {text(`place-${place.id}-count`, { count })}</span>
            </Count>
          </span>
        )}
      </Link>
    </li>
  );
}

function Institution({ rail }: { rail: boolean }) {
  const text = useText();
  const { organisation } = useSession();
  const actions = useInstitutionActions();
  return (
    <Menu
      label={text('nav-institution')}
      actions={actions}
      trigger={
        <AriaButton className={style.institution}>
          <Logo />
          <span className={classes(style.two, rail && 'visually-hidden')}>
            <strong>Parvis</strong>
            <span>{organisation.name}</span>
          </span>
          <span className="visually-hidden">{text('nav-institution-menu')}</span>
          {!rail && <ChevronDown size={16} aria-hidden />}
        </AriaButton>
      }
    />
  );
}

function Member({ rail }: { rail: boolean }) {
  const text = useText();
  const { member } = useSession();
  const actions = useMemberActions();
  return (
    <Menu
      label={text('nav-member')}
      actions={actions}
      trigger={
        <AriaButton className={style.institution}>
          <Avatar member={member} size="small" />
          <span className={classes(style.two, rail && 'visually-hidden')}>
            <strong>{member.name}</strong>
            <span>{text(`role-${member.role}`)}</span>
          </span>
          <span className="visually-hidden">{text('nav-member-menu')}</span>
        </AriaButton>
      }
    />
  );
}

/** Navigation of a desk. */
export function Navigation({ rail }: { rail: boolean }) {
  const text = useText();
  const group = (name: Place['group']) => PLACES.filter((place) => place.group === name).map((place) => <Entry key={place.id} place={place} rail={rail} />);
  return (
    <div className={classes(style.side, rail && style.rail)}>
      <Institution rail={rail} />
      <AriaButton className={style.search} onPress={() => setFrame({ palette: true })} aria-label={rail ? text('palette-open') : undefined} aria-keyshortcuts="Control+K">
        <Search size={16} aria-hidden />
        {!rail && (
          <>
            <span>{text('palette-hint')}</span>
            <Keycap keys="Ctrl K" />
          </>
        )}
      </AriaButton>
      <nav aria-label={text('nav-main')} className={style.nav}>
        <ul className={style.list}>{group('work')}</ul>
        {rail ? <hr className={style.rule} /> : <p className={style.group}>{text('nav-resources')}</p>}
        <ul className={style.list}>{group('resources')}</ul>
        <ul className={classes(style.list, style.foot)}>{group('foot')}</ul>
      </nav>
      <Member rail={rail} />
    </div>
  );
}

/** Tabs at the bottom of a phone. */
export function BottomTabs() {
  const text = useText();
  const { data } = useQuery(homeQuery);
  const more = useMoreActions();
  return (
    <nav aria-label={text('nav-main')} className={style.tabs}>
      {PLACES.filter((place) => place.group === 'work' && !place.deskOnly).map((place) => {
        const count = place.calls && data ? (place.count?.(data.counters) ?? 0) : 0;
        return (
          <Link key={place.id} to={place.to} className={style.tab} activeProps={{ className: style.tabActive, 'aria-current': 'page' }} activeOptions={{ exact: place.to === '/' }}>
            <span className={style.tabIcon}>
              <place.icon size={20} aria-hidden />
              {count > 0 && (
                <span className={style.badge}>
                  {count}
                  <span className="visually-hidden"> {text(`place-${place.id}-count`, { count })}</span>
                </span>
              )}
            </span>
            {text(`place-${place.id}`)}
          </Link>
        );
      })}
      <Menu
        label={text('nav-more')}
        actions={more}
        trigger={
          <AriaButton className={style.tab}>
            <span className={style.tabIcon}>
              <Ellipsis size={20} aria-hidden />
            </span>
            {text('nav-more')}
          </AriaButton>
        }
      />
    </nav>
  );
}
