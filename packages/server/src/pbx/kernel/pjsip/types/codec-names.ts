/** The formats of the reference, in the order in which it lists all of them. */
const known =
  'codec2 g723 ulaw alaw gsm g726 g726aal2 adpcm slin slin12 slin16 slin24 slin32 slin44 slin48 slin96 slin192 lpc10 g729 speex speex16 speex32 ilbc g722 siren7 siren14 testlaw g719 opus jpeg png h261 h263 h263p h264 mpeg4 vp8 vp9 red t140 t38 silk8 silk12 silk16 silk24'.split(
    ' ',
  );

const listOf = (shown: string): string[] => (/^\((.+\|)*.+\)$/.test(shown) ? shown.slice(1, -1).split('|') : []);
const shownAs = (names: readonly string[]): string => (names.length === 0 ? nothing : `(${names.join('|')})`);
const nothing = '(nothing)';
/** No format at all, as it is shown. */
export const noCodecs = nothing;

/**
 * What `allow = ulaw,!alaw` makes of formats as they are shown, `(ulaw|alaw)`; undefined where one is not known.
 * @param allow false for `disallow`
 */
export const changeCodecs = (before: string, text: string, allow: boolean): string | undefined => {
  let names = before === nothing ? [] : listOf(before);
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const excluded = part.startsWith('!');
    // a format may have its packet length behind it
    const [name = ''] = part
      .slice(excluded ? 1 : 0)
      .toLowerCase()
      .split(':');
    const meant = name === 'all' ? known : known.filter((one) => one === name);
    if (meant.length === 0) return undefined;
    if (allow !== excluded) names = [...names, ...meant.filter((one) => !names.includes(one))];
    else names = names.filter((one) => !meant.includes(one));
  }
  return shownAs(names);
};
