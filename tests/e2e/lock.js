// Locks a PDF with a password as the oldest readers did (RC4 of 40 bits): no secret is kept by it, and every reader opens it.

import { createHash } from 'node:crypto';

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
/** All is allowed. */
const RIGHTS = -4;
const ID = Buffer.alloc(16, 7);

const md5 = (...parts) => createHash('md5').update(Buffer.concat(parts)).digest();
const padded = (password) => Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);

function rc4(key, data) {
  const state = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i] + key[i % key.length]) & 255;
    [state[i], state[j]] = [state[j], state[i]];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]) & 255;
    [state[i], state[j]] = [state[j], state[i]];
    return byte ^ state[(state[i] + state[j]) & 255];
  });
}

/** @param {string} password */
export function lockFor(password) {
  const owner = rc4(md5(padded(password)).subarray(0, 5), padded(password));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(RIGHTS);
  const key = md5(padded(password), owner, rights, ID).subarray(0, 5);
  const hex = (bytes) => `<${bytes.toString('hex')}>`;
  return {
    id: hex(ID),
    object: `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(rc4(key, PAD))} /P ${RIGHTS} >>`,
    /** What stands in the object of this number, locked. @param {number} number @param {Buffer} data */
    close: (number, data) => rc4(md5(key, Buffer.from([number & 255, (number >> 8) & 255, 0, 0, 0])).subarray(0, 10), data),
  };
}
