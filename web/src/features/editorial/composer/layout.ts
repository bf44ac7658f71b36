// How many panes the window has room for.
import { useEffect, useState } from 'react';

export type Layout = 'three' | 'two' | 'one';

const THREE = '(min-width: 1200px)';
const TWO = '(min-width: 768px)';

const current = (): Layout => (matchMedia(THREE).matches ? 'three' : matchMedia(TWO).matches ? 'two' : 'one');

/** Three columns at a desk, two on a tablet, one on a phone. */
export function useLayout(): Layout {
  const [layout, setLayout] = useState(current);
  useEffect(() => {
    const queries = [matchMedia(THREE), matchMedia(TWO)];
    const onChange = () => setLayout(current());
    queries.forEach((query) => query.addEventListener('change', onChange));
    return () => queries.forEach((query) => query.removeEventListener('change', onChange));
  }, []);
  return layout;
}
