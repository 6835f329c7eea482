/** When requests arrive, fixed before the first is sent: who waits does not keep the next one from coming. */

/**
 * Milliseconds from the beginning at which `rate` requests a second arrive by chance (exponential gaps) within `seconds`;
 * the same for the same seed.
 */
export function arrivals(rate: number, seconds: number, seed: number): number[] {
  const random = drawing(seed);
  const at: number[] = [];
  for (let now = gap(); now < seconds * 1000; now += gap()) at.push(now);
  return at;

  function gap(): number {
    return (-Math.log(1 - random()) / rate) * 1000;
  }
}

/** Numbers from 0 up to 1 (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
