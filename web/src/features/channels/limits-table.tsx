// What one channel accepts, with the source of each figure and the day it was read.
import type { Limits, NetworkView, Quota } from '@/shared/api/types.ts';
import { useText, type Text } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import style from './channels.module.css';

/** "par heure", "en 5 minutes": the window of a quota in the largest unit that says it whole. */
function windowOf(seconds: number, text: Text): string {
  const [unit, length] = seconds % 86_400 === 0 ? ['days', 86_400] : seconds % 3600 === 0 ? ['hours', 3600] : ['minutes', 60];
  return text(`limit-quota-${unit}`, { count: Math.round(seconds / Number(length)) });
}

/** What a quota allows: messages when it counts them, else files. */
function quotaOf(quota: Quota, text: Text): string {
  const window = windowOf(quota.window_seconds, text);
  if (quota.segments_max !== null) return text('limit-quota-segments', { max: quota.segments_max, window });
  return text('limit-quota-files', { max: quota.files_max ?? 0, window });
}

/** The limits of a channel, folded until asked for. */
export function LimitsTable({ limits, network, name }: { limits: Limits; network: NetworkView | undefined; name: string }) {
  const text = useText();
  const typo = useTypo();
  const format = useFormat();
  const rows: [string, string][] = [
    [text('limit-text'), text(`limit-text-${limits.text.unit}`, { max: limits.text.max })],
    ...(limits.text.max_bytes ? [[text('limit-bytes'), text('limit-text-bytes', { max: limits.text.max_bytes })] as [string, string]] : []),
    ...(limits.text.link_weight ? [[text('limit-link'), text('limit-link-weight', { weight: limits.text.link_weight })] as [string, string]] : []),
    [text('limit-images'), text('limit-images-each', { max: limits.images.max, size: format.size(limits.images.max_bytes) })],
    [text('limit-alt'), text('limit-text-characters', { max: limits.images.alt_max })],
    ...(limits.segments_max > 1 ? [[text('limit-segments'), text('limit-segments-max', { max: limits.segments_max })] as [string, string]] : []),
    ...(network?.quotas ?? []).map((quota): [string, string] => [text(`limit-quota-${quota.per}`), quotaOf(quota, text)]),
    ...(network ? [[text('limit-after'), text(network.capabilities.edit ? 'limit-after-edit' : network.capabilities.delete ? 'limit-after-delete' : 'limit-after-nothing')] as [string, string]] : []),
  ];
  const sources = (network?.quotas ?? []).filter((quota, index, all) => all.findIndex((each) => each.source === quota.source) === index);
  return (
    <details className={style.limits}>
      <summary>
        {text('limits')}
        <span className="visually-hidden"> {text('limits-of', { name: typo(name) })}</span>
      </summary>
      <table>
        <caption className="visually-hidden">{text('limits-of', { name: typo(name) })}</caption>
        <tbody>
          {rows.map(([title, value]) => (
            <tr key={`${title} ${value}`}>
              <th scope="row">{title}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={style.source}>
        {text('limits-source')}{' '}
        <a href={limits.source} target="_blank" rel="noopener noreferrer">
          {typo(limits.source_title)}
        </a>
        {text('limits-read', { day: format.fullDate(limits.read_on) })}
        {!limits.verified && ` ${text('limits-unverified')}`}
      </p>
      {sources.map((quota) => quota.is_own ? <p key={quota.source} className={style.source}>{text('limit-quota-own')}</p> : (
        <p key={quota.source} className={style.source}>
          {text('limit-quota-source')}{' '}
          <a href={quota.source} target="_blank" rel="noopener noreferrer">
            {typo(quota.source_title)}
          </a>
          {text('limits-read', { day: format.fullDate(quota.read_on) })}
        </p>
      ))}
    </details>
  );
}
