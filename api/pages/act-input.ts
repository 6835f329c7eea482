/** What the form of an act sends, as the act's schema takes it, and the names of its fields for what is wrong with it. */
import type { Act } from "../../domain/transitions.js";
import { ALL_PARTS, boxName, partFieldName } from "../../web/task/choosing-forms.js";

type Texts = Readonly<Record<string, string>>;

export interface ActInput {
  /** For the act's schema; a field left empty is a field not given. */
  readonly input: unknown;
  /** The form's name for a field at fault; one that it does not know stays. */
  readonly formField: (field: string) => string;
}

/** `below`: the units that a task may be split among, for a form that says "all of them". */
export function actInput(act: Act, values: Texts, below: readonly string[]): ActInput {
  const same = (field: string) => field;
  if (act === "change_units")
    return { input: { add: ticked("add", values), remove: ticked("remove", values) }, formField: same };
  if (act !== "split") return { input: filled(values), formField: same };
  const units = wantsAllParts(values) ? below : ticked("part", values);
  const parts = units.map((unitId) =>
    filled({
      unitId,
      text: values[partFieldName("text", unitId)] ?? "",
      dueOn: values[partFieldName("dueOn", unitId)] ?? "",
    }),
  );
  return { input: { parts }, formField: (field) => partField(field, units) };
}

export function wantsAllParts(values: Texts): boolean {
  return values[ALL_PARTS] !== undefined;
}

/** The units whose boxes of a list are ticked. */
function ticked(list: Parameters<typeof boxName>[0], values: Texts): string[] {
  const beginning = boxName(list, "");
  return Object.keys(values)
    .filter((name) => name.startsWith(beginning))
    .map((name) => name.slice(beginning.length));
}

/** `parts.2.dueOn` → the day of the third unit. */
function partField(field: string, units: readonly string[]): string {
  const [, index = "", name] = /^parts\.(\d+)\.(text|dueOn)$/.exec(field) ?? [];
  const unitId = units[Number(index)];
  if (unitId === undefined || name === undefined) return field.startsWith("parts") ? "parts" : field;
  return partFieldName(name === "text" ? "text" : "dueOn", unitId);
}

function filled(values: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
}
