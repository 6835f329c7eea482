/** What became of a mail as a tag, and what its kind is called. */
import type { JSX } from "preact";
import type { MailState } from "../../domain/mail.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import type { Text } from "../text/catalogue.js";

const looks: Readonly<Record<MailState, { readonly shape: ShapeName; readonly colour: TagColour }>> = {
  pending: { shape: "glass", colour: "teal" },
  sending: { shape: "half", colour: "teal" },
  sent: { shape: "tick", colour: "green" },
  ambiguous: { shape: "diamond", colour: "orange" },
  failed: { shape: "cross", colour: "red" },
  dropped: { shape: "bar", colour: "grey" },
};

export function MailStateTag({
  state,
  text,
}: {
  readonly state: MailState;
  readonly text: Text;
}): JSX.Element {
  return <Tag text={text.office.mails.states[state]} {...looks[state]} />;
}

type MailKind = keyof Text["office"]["mails"]["kinds"];

export function kindName(kind: string, text: Text): string {
  const { kinds, otherKind } = text.office.mails;
  return Object.hasOwn(kinds, kind) ? kinds[kind as MailKind] : otherKind; // it has just been looked for
}
