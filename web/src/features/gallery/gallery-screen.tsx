// The component gallery: the whole vocabulary, states and controls; visual regression and axe test.
import { useEffect } from 'react';
import { useText } from '@/shared/i18n/index.tsx';
import { ControlsGallery } from './controls-gallery.tsx';
import { StatesGallery } from './states-gallery.tsx';
import { VocabularyGallery } from './vocabulary-gallery.tsx';
import style from './gallery.module.css';

/** Every component of `shared/ui`, in the states it can take. */
export function GalleryScreen() {
  const text = useText();
  const title = text('gallery-title');
  useEffect(() => {
    document.title = `${title} · Parvis`;
  }, [title]);
  return (
    <main id="content" className={style.gallery}>
      <h1>{title}</h1>
      <VocabularyGallery />
      <StatesGallery />
      <ControlsGallery />
    </main>
  );
}
