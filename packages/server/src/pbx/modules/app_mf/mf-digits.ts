/** The two frequencies of each digit of signalling system R1 (ITU-T Q.320): `*` is KP, `#` ST, A STP, B ST2P, C ST3P. */
export const frequencies: Readonly<Record<string, readonly [number, number]>> = {
  '0': [1300, 1500],
  '1': [700, 900],
  '2': [700, 1100],
  '3': [900, 1100],
  '4': [700, 1300],
  '5': [900, 1300],
  '6': [1100, 1300],
  '7': [700, 1500],
  '8': [900, 1500],
  '9': [1100, 1500],
  '*': [1100, 1700],
  '#': [1500, 1700],
  A: [900, 1700],
  B: [1300, 1700],
  C: [700, 1700],
};
