// First use: the public feed works already; what connecting another channel brings.
import { Cable } from 'lucide-react';
import type { NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';

/** Names the one thing to connect. */
export function FirstChannel({ networks, onChoose }: { networks: NetworkView[]; onChoose: (network: NetworkView) => void }) {
  const text = useText();
  const [first] = networks;
  if (!first) return null;
  return (
    <Card>
      <EmptyState
        level={2}
        icon={<Cable />}
        title={text('channel-first')}
        action={<Button onPress={() => onChoose(first)}>{text('channel-connect-one', { network: first.name })}</Button>}
      >
        {text('channel-first-words', { network: first.name })}
      </EmptyState>
    </Card>
  );
}
