// The next free slots that suit a content, one press each.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import type { FreeSlotView, Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { toTheMinute } from '@/shared/time/wish.ts';
import { slotsForPostQuery, slotsQuery } from './api.ts';
import style from './slots.module.css';

interface OfferedSlotsProps {
  post: string;
  /** Revision of the content: its channels and its thématique decide what suits. */
  revision: number;
  wish: Wish | null;
  onWish: (wish: Wish) => void;
}

const isAt = (wish: Wish | null, slot: FreeSlotView): boolean => {
  const at = toTheMinute(slot.at);
  return wish?.zone === at.zone && toTheMinute(wish).local === at.local;
};

/** Offers the next free slots; nothing at all where the institution has set none. */
export function OfferedSlots({ post, revision, wish, onWish }: OfferedSlotsProps) {
  const text = useText();
  const moments = useMoments();
  const { data: slots } = useQuery(slotsQuery);
  const { data: offers } = useQuery(slotsForPostQuery(post, revision));
  if (!slots?.length || !offers) return null;
  return (
    <div className={style.offered}>
      <p className={style.label} id="offered-slots">
        {text('slot-offered')}
      </p>
      {offers.length === 0 && <p className={style.help}>{text('slot-offered-none')}</p>}
      <div className={style.offers} role="group" aria-labelledby="offered-slots">
        {offers.map((offer) => (
          <Button
            key={offer.due_at}
            className={style.offer}
            aria-pressed={isAt(wish, offer)}
            aria-label={text('slot-choose', { when: moments.short(offer.due_at) })}
            onPress={() => onWish(toTheMinute(offer.at))}
          >
            {moments.short(offer.due_at)}
          </Button>
        ))}
      </div>
    </div>
  );
}
