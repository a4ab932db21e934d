import { readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';
import type { ManagerGeneral } from '../config/manager-settings.js';

/** What Node offers without TLS 1.0 and 1.1, which are not offered at all: nothing that speaks AMI needs them. */
const minVersion = (general: ManagerGeneral) => (general.tlsdisablev12 ? 'TLSv1.3' : 'TLSv1.2');

/** Reads certificate and key from their files, as they are now. Throws an error that names the file. */
export const readTlsOptions = (
  general: ManagerGeneral,
): SecureContextOptions & { honorCipherOrder: boolean; handshakeTimeout: number } => {
  const cert = readFileSync(general.tlscertfile);
  const key = general.tlsprivatekey === '' ? cert : readFileSync(general.tlsprivatekey);
  return {
    cert,
    key,
    minVersion: minVersion(general),
    handshakeTimeout: general.authtimeout * 1000,
    honorCipherOrder: general.tlsservercipherorder,
    ...(general.tlscipher !== '' && { ciphers: general.tlscipher }),
  };
};
