// The end of a long list: how many are shown, and the rest on demand.
import { useText } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import style from './load-more.module.css';

interface LoadMoreProps {
  shown: number;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Says how many rows are shown and loads the next ones. */
export function LoadMore({ shown, hasMore, isLoading, onMore }: LoadMoreProps) {
  const text = useText();
  return (
    <div className={style.more}>
      <p role="status">{hasMore ? text('list-shown', { shown }) : text('list-all-shown', { shown })}</p>
      {hasMore && (
        <Button onPress={onMore} isPending={isLoading}>
          {text('list-load-more')}
        </Button>
      )}
    </div>
  );
}
