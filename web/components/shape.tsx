/** Small shapes that stand beside a word, each of its own outline so that it can be told without its colour. */
import type { JSX } from "preact";

const paths = {
  triangle: "M8 1.5 15.5 14.5H.5Z",
  diamond: "M8 .8 15.2 8 8 15.2.8 8Z",
  disc: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z",
  ring: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z",
  half: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2a5 5 0 0 0 0 10Z",
  tick: "m1.5 8.6 2-2L6.4 9.5l6.3-6.8 2 1.9-8.2 8.8Z",
  tickLate: "m.5 8 1.6-1.6 2.4 2.4 4.6-5 1.6 1.5-6.2 6.8ZM12 4h2.4v5H12Zm0 6.6h2.4V13H12Z",
  cross: "m3.3 1.6 4.7 4.7 4.7-4.7 1.7 1.7L9.7 8l4.7 4.7-1.7 1.7L8 9.7l-4.7 4.7-1.7-1.7L6.3 8 1.6 3.3Z",
  back: "M6.5 2v3H10a4.5 4.5 0 0 1 0 9H4v-2.2h6a2.3 2.3 0 0 0 0-4.6H6.5v3L.8 6.1Z",
  pause: "M3 2h3.6v12H3Zm6.4 0H13v12H9.4Z",
  glass: "M3 1h10v2.2L9.6 8l3.4 4.8V15H3v-2.2L6.4 8 3 3.2Z",
  bar: "M1.5 6.7h13v2.6h-13Z",
} as const;
export type ShapeName = keyof typeof paths;

export function Shape({ name }: { readonly name: ShapeName }): JSX.Element {
  return (
    <svg class="dd-shape" width="12" height="12" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={paths[name]} />
    </svg>
  );
}
