// Filters of the calendar, kept in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { channelsQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { addressOf, listOf, usePostChoices } from '@/shared/posts/states.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { FilterBar, FilterPill } from '@/shared/ui/filter-pill.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';

/** The row of filters over the calendar. */
export function CalendarFilterBar() {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/calendrier' });
  const choices = usePostChoices();
  const nameOf = useNetworkName();
  const { data: channels = [] } = useQuery(channelsQuery);
  const networks = [...new Set(channels.map((channel) => channel.network))].map((network) => ({
    value: network,
    label: nameOf(network),
    icon: <NetworkGlyph network={network} size="bare" decorative />,
  }));
  const change = (part: Partial<typeof search>) => void navigate({ to: '/calendrier', search: { ...search, ...part }, replace: true });
  const filtered = Boolean(search.canal ?? search.thematique ?? search.etat);
  return (
    <FilterBar
      label={text('filters')}
      onClear={filtered ? () => change({ canal: undefined, thematique: undefined, etat: undefined }) : undefined}
      aside={text('time-zone-note', { zone: format.zoneName() })}
    >
      <FilterPill label={text('filter-network')} choices={networks} selected={listOf(search.canal)} onChange={(canal) => change({ canal: addressOf(canal) })} />
      <FilterPill label={text('filter-theme')} choices={choices.themes} selected={listOf(search.thematique)} onChange={(thematique) => change({ thematique: addressOf(thematique) })} />
      <FilterPill label={text('filter-state')} choices={choices.states} selected={listOf(search.etat)} onChange={(etat) => change({ etat: addressOf(etat) })} />
    </FilterBar>
  );
}
