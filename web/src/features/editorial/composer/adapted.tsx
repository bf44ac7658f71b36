// A variant with a text of its own: what it left, what changed, and the way back.
import { useState } from 'react';
import { Split } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { tellDone } from '@/shared/ui/toast.tsx';
import { useTabName } from './channel-tabs.tsx';
import { Compare } from './compare.tsx';
import { useComposer } from './context.tsx';
import { followOriginal, isAdapted, segmentsAt, wholeText } from './draft.ts';

/** Says that the variant shown no longer follows the original. */
export function AdaptedBanner() {
  const text = useText();
  const nameOf = useTabName();
  const { draft, place, change, composition, mayEdit, locked } = useComposer();
  const [comparing, setComparing] = useState(false);
  if (place === null || !isAdapted(draft, place)) return null;
  const follow = () => {
    const before = composition.snapshot().draft.variants.find((variant) => variant.channel === place);
    setComparing(false);
    change((current) => followOriginal(current, place));
    tellDone(text('composer-follows-again', { channel: nameOf(place) }), () =>
      change((current) => ({ ...current, variants: current.variants.map((variant) => (variant.channel === place && before ? before : variant)) })),
    );
  };
  const back = mayEdit && !locked && (
    <Button look="link" onPress={follow}>
      {text('composer-follow')}
    </Button>
  );
  return (
    <>
      <Banner
        tone="info"
        icon={<Split size={18} aria-hidden />}
        title={text('composer-adapted')}
        action={
          <>
            <Button look="link" onPress={() => setComparing(true)}>
              {text('composer-compare')}
            </Button>
            {back}
          </>
        }
      />
      {comparing && (
        <Modal
          title={text('composer-compare-title', { channel: nameOf(place) })}
          size="large"
          isOpen
          onClose={() => setComparing(false)}
          actions={
            <>
              {mayEdit && !locked && (
                <Button size="form" onPress={follow}>
                  {text('composer-follow')}
                </Button>
              )}
              <Button look="primary" size="form" onPress={() => setComparing(false)}>
                {text('action-close')}
              </Button>
            </>
          }
        >
          <Compare
            before={{ title: text('composer-original'), text: wholeText(draft.segments) }}
            after={{ title: nameOf(place), text: wholeText(segmentsAt(draft, place)) }}
          />
        </Modal>
      )}
    </>
  );
}
