/** Where the sound of a WAV file stands, and of which kind it is. */
export interface WavHeader {
  readonly rate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** 1 for linear samples. */
  readonly coding: number;
  /** The first byte of the sound. */
  readonly dataAt: number;
  /** Bytes of sound as the header has it; a file that was not ended may hold more or fewer. */
  readonly dataBytes: number;
}

export const wavHeaderBytes = 44;

/** The header of a file with so many bytes of sound, one channel of 16 bits. */
export const writeWavHeader = (rate: number, dataBytes: number): Uint8Array => {
  const header = Buffer.alloc(wavHeaderBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(wavHeaderBytes - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
};

/** Reads the header from the beginning of a file; undefined where it is none, or its sound begins later. */
export const readWavHeader = (beginning: Uint8Array): WavHeader | undefined => {
  const bytes = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let kind: Pick<WavHeader, 'rate' | 'channels' | 'bitsPerSample' | 'coding'> | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const chunk = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (chunk === 'data') return kind && { ...kind, dataAt: at + 8, dataBytes: size };
    if (chunk === 'fmt ' && at + 24 <= bytes.length)
      kind = {
        coding: bytes.readUInt16LE(at + 8),
        channels: bytes.readUInt16LE(at + 10),
        rate: bytes.readUInt32LE(at + 12),
        bitsPerSample: bytes.readUInt16LE(at + 22),
      };
    at += 8 + size + (size & 1);
  }
  return undefined;
};
