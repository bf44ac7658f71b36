// The screen of this place.
import { useText } from '@/shared/i18n/index.tsx';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { Page } from '@/shared/ui/page.tsx';

/** Shows the place. */
export function PublicationScreen() {
  const text = useText();
  return (
    <Page title={text('place-contents')} actions={<NewPostButton />}>
      <span />
    </Page>
  );
}
