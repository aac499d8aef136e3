/** A state as a later version of the player might write it: another version digit, a right checksum. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function future(state) {
  const body = `C${state.slice(1, -4)}`;
  let hash = 0x811c9dc5;
  for (const letter of body) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  let rest = ((hash >>> 24) ^ hash) & 0xffffff;
  let sum = "";
  for (let n = 0; n < 4; n++) [sum, rest] = [DIGITS[rest % 64] + sum, rest >>> 6];
  return body + sum;
}
