// Gallery: statuses, thématiques, networks, people, keys.
import { HUES, POST_STATES } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Card, Count } from '@/shared/ui/card.tsx';
import { Keycap } from '@/shared/ui/keycap.tsx';
import { NetworkGlyph, NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status, type StatusCode } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import style from './gallery.module.css';

const ATTEMPTS: StatusCode[] = ['attempt_sending', 'attempt_accepted', 'attempt_refused', 'attempt_rate_limited', 'attempt_unauthorised', 'attempt_unknown'];
const HEALTH: StatusCode[] = ['health_ok', 'health_failing', 'health_unknown', 'health_disconnected'];
const PEOPLE = ['CR', 'HL', 'NF', 'IC', 'SB', 'AM', 'LT', 'PJ'];

/** Words, icons and colours of the product. */
export function VocabularyGallery() {
  const text = useText();
  return (
    <div className={style.row}>
      <Card title={text('gallery-posts')}>
        <div className={style.marks}>
          {POST_STATES.map((code) => (
            <Status key={code} code={code} tinted />
          ))}
        </div>
      </Card>
      <Card title={text('gallery-attempts')}>
        <div className={style.marks}>
          {[...ATTEMPTS, ...HEALTH].map((code) => (
            <Status key={code} code={code} tinted />
          ))}
        </div>
      </Card>
      <Card title={text('gallery-marks')}>
        <div className={style.stack}>
          <div className={style.marks}>
            {HUES.map((hue) => (
              <ThemeDot key={hue} theme={{ hue, name: text(`hue-${hue}`) }} />
            ))}
          </div>
          <div className={style.marks}>
            <NetworkGlyph network="public_feed" size="large" />
            <NetworkGlyph network="bluesky" size="large" />
            <NetworkGlyphs networks={[{ network: 'public_feed' }, { network: 'bluesky' }, { network: 'mastodon' }]} max={2} />
            {PEOPLE.map((initials, tint) => (
              <Avatar key={initials} member={{ name: initials, initials, tint }} />
            ))}
          </div>
          <div className={style.marks}>
            <Count>23</Count>
            <Count tone="brand">14</Count>
            <Count tone="error">1</Count>
            <Keycap keys="Ctrl K" />
            <Keycap keys="G C" />
            <Keycap keys="Shift V" />
            <Status code="published" />
            <Status code="partial" />
            <Status code="in_review" compact />
          </div>
        </div>
      </Card>
    </div>
  );
}
