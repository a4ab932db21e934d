const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The byte string that base64 stands for, up to the first `=`. As in the reference, what is no character of base64 stands
 * for six bits that are all set.
 */
export const decodeBase64 = (text: string): string => {
  let [bits, count] = [0, 0];
  let bytes = '';
  for (const character of text) {
    if (character === '=') break;
    const value = alphabet.indexOf(character);
    bits = ((bits << 6) | (value < 0 ? 63 : value)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += String.fromCharCode((bits >> count) & 255);
    }
  }
  return bytes;
};
