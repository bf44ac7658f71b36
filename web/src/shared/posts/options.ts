// What goes with a text on one channel, without what is at its default.
import type { VariantOptions } from '@/shared/api/option-types.ts';

/** The warning as it leaves; empty when there is none. */
export const warningOf = (options: VariantOptions | undefined): string => options?.warning?.trim() ?? '';

/** Options that say something; null when each is at its default. */
export function told(options: VariantOptions | undefined): VariantOptions | null {
  const kept: VariantOptions = {
    ...(options?.visibility && options.visibility !== 'public' ? { visibility: options.visibility } : {}),
    ...(warningOf(options) === '' ? {} : { warning: options?.warning }),
    ...(options?.sensitive_media ? { sensitive_media: true } : {}),
    ...(options?.poll ? { poll: options.poll } : {}),
  };
  return Object.keys(kept).length > 0 ? kept : null;
}
