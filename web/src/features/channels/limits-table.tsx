// What one channel accepts, with the source of each figure and the day it was read.
import type { Limits, NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import style from './channels.module.css';

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
    ...(network ? [[text('limit-after'), text(network.capabilities.edit ? 'limit-after-edit' : network.capabilities.delete ? 'limit-after-delete' : 'limit-after-nothing')] as [string, string]] : []),
  ];
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
            <tr key={title}>
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
    </details>
  );
}
