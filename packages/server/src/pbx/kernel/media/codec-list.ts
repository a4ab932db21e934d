/** Names of the formats that `allow` and `disallow` know, in the order in which `all` lists them. */
const known = [
  'g723', 'ulaw', 'alaw', 'gsm', 'g726', 'g726aal2', 'adpcm', 'slin', 'slin12', 'slin16', 'slin24', 'slin32', 'slin44',
  'slin48', 'slin96', 'slin192', 'lpc10', 'g729', 'speex', 'speex16', 'speex32', 'ilbc', 'g722', 'siren7', 'siren14',
  'testlaw', 'g719', 'opus', 'codec2', 'silk8', 'silk12', 'silk16', 'silk24', 'jpeg', 'png', 'h261', 'h263', 'h263p',
  'h264', 'h265', 'mpeg4', 'vp8', 'vp9', 'red', 't140', 't38',
]; // biome-ignore format: a list is easier to read in rows

/**
 * The formats after one line `allow = …` or `disallow = …`, the most wanted first. Entries stand between commas; `all`
 * is every one, `!` turns an entry round, and a number of milliseconds may follow a colon.
 * @param unknown is told each name that is no format
 */
export const changeCodecs = (
  codecs: readonly string[],
  allow: boolean,
  text: string,
  unknown: (name: string) => void,
): readonly string[] => {
  let result = [...codecs];
  for (const entry of text.split(',').map((one) => one.trim())) {
    if (entry === '') continue;
    const adds = allow !== entry.startsWith('!');
    const name = entry.replace(/^!/, '').replace(/:.*$/, '').toLowerCase();
    const meant = name === 'all' ? known : known.filter((one) => one === name);
    if (meant.length === 0) unknown(name);
    result = adds
      ? [...result, ...meant.filter((one) => !result.includes(one))]
      : result.filter((one) => !meant.includes(one));
  }
  return result;
};

/** `(ulaw|alaw)` */
export const codecsText = (codecs: readonly string[]): string =>
  codecs.length ? `(${codecs.join('|')})` : '(nothing)';
