/** Chance that is the same each time: drawn from the seed and the name of what it is drawn for, in no order. */

export interface Draw {
  /** In [0, 1). */
  share(what: string): number;
  /** A whole number between the two, both included. */
  between(what: string, range: readonly [number, number]): number;
}

export function drawFrom(seed: number): Draw {
  const share = (what: string): number => mixed(`${String(seed)} ${what}`) / 2 ** 32;
  return {
    share,
    between: (what, [least, most]) => least + Math.floor(share(what) * (most - least + 1)),
  };
}

/** FNV-1a, then the finish of MurmurHash3, which spreads names that differ in one letter. 32 bits, unsigned. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
