/** What each form of a draft carries unseen: a key of its own, and the version of what it was made of. */
import type { JSX } from "preact";

export function Tokens(props: {
  readonly of: string;
  readonly idempotencyKey: string;
  readonly version?: number;
}): JSX.Element {
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={`${props.idempotencyKey}.${props.of}`} />
      {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
    </>
  );
}
