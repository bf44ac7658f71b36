// Choices of states, channels and thématiques for the filters of lists.
import { useQuery } from '@tanstack/react-query';
import { channelsQuery, themesQuery } from '../api/queries.ts';
import { POST_STATES } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useTypo } from '../i18n/titles.ts';
import type { FilterChoice } from '../ui/filter-pill.tsx';

/** What the lists of contents can be filtered by. */
export function usePostChoices(): { states: FilterChoice[]; channels: FilterChoice[]; themes: FilterChoice[] } {
  const text = useText();
  const typo = useTypo();
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: themes = [] } = useQuery(themesQuery);
  return {
    states: POST_STATES.map((state) => ({ value: state, label: text(`status-${state}`) })),
    channels: channels.map((channel) => ({ value: channel.id, label: `${typo(channel.name)} · ${channel.handle}` })),
    themes: themes.map((theme) => ({ value: theme.id, label: typo(theme.name) })),
  };
}

/** A list kept in the address, comma between values. */
export const listOf = (value: string | undefined): string[] => value?.split(',').filter(Boolean) ?? [];

/** The list as the address keeps it; absent when empty. */
export const addressOf = (values: string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined);
