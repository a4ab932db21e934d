import { safeValue } from '@amiable/protocol';

/**
 * `safeValue` for text out of a client's lines, which has none of the bytes that it replaces but line ends: to look for
 * those first is much faster.
 */
export const safeLine = (text: string): string => (text.includes('\r') || text.includes('\n') ? safeValue(text) : text);
