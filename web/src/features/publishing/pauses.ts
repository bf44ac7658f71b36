// Suspending, exempting, resuming, and what becomes of what was held; nothing is shown before the server says so.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import { pausesQuery, themesQuery } from '@/shared/api/queries.ts';
import type { PausesView, PauseTarget, PauseView, ReleaseBody, ReleasedView } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useNetworkName } from '@/shared/ui/network-glyph.tsx';

/** Refreshes whatever a pause changes. */
function useRefreshPauses() {
  const client = useQueryClient();
  return () => Promise.all(['pauses', 'publications', 'posts', 'home', 'calendar'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** Suspends publishing. */
export function usePause() {
  const client = useQueryClient();
  const refresh = useRefreshPauses();
  return useMutation({
    mutationFn: (body: { target: PauseTarget; reason: string }) => api.post<PausesView>('/pauses', body, { idempotencyKey: newKey() }),
    onSuccess: (pauses) => client.setQueryData(pausesQuery.queryKey, pauses),
    onSettled: refresh,
  });
}

/** Signs that a post, or one publication, leaves in spite of a pause. */
export function useExempt() {
  const client = useQueryClient();
  const refresh = useRefreshPauses();
  return useMutation({
    mutationFn: async ({ pauses, ...body }: { pauses: string[]; publication: string; reason: string }) => {
      let view: PausesView | undefined;
      for (const pause of pauses) view = await api.post<PausesView>(`/pauses/${pause}/exemptions`, body, { idempotencyKey: newKey() });
      return view;
    },
    onSuccess: (pauses) => pauses && client.setQueryData(pausesQuery.queryKey, pauses),
    onSettled: refresh,
  });
}

/** Ends a pause with the choices made; without a pause, makes the choices alone. */
export function useResume(pause: PauseView | undefined) {
  const refresh = useRefreshPauses();
  return useMutation({
    mutationFn: async (releases: ReleaseBody[]) => {
      if (pause) return api.post<ReleasedView>(`/pauses/${pause.id}/end`, { releases }, { idempotencyKey: newKey() });
      let last: ReleasedView = { released: [], kept: [] };
      for (const release of releases) last = await api.post<ReleasedView>('/publications/release', release, { idempotencyKey: newKey() });
      return last;
    },
    onSettled: refresh,
  });
}

/** Says what a pause stops: "toute l’institution", a network, a channel, a thématique. */
export function usePauseSubject(): (target: PauseView['target']) => string {
  const text = useText();
  const typo = useTypo();
  const networkName = useNetworkName();
  const { data: themes } = useQuery(themesQuery);
  return ({ kind, network, channel, theme }) => {
    if (kind === 'network' && network) return text('pause-subject-network', { name: networkName(network) });
    if (kind === 'channel') return text('pause-subject-channel', { name: channel ? typo(channel.name) : text('pause-gone') });
    if (kind === 'theme') return text('pause-subject-theme', { name: typo(themes?.find(({ id }) => id === theme)?.name ?? text('pause-gone')) });
    return text('pause-subject-institution');
  };
}
