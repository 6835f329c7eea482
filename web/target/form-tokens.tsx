/** What a form carries unseen: its key, so that it is carried out once, and the version that the person saw. */
import type { JSX } from "preact";

export function FormTokens(props: {
  readonly idempotencyKey: string;
  readonly version: number;
}): JSX.Element {
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="version" value={String(props.version)} />
    </>
  );
}
