/**
 * The OpenAPI document as the api sends it, in the dialect of regular expressions that schemathesis reads, and with
 * examples that are in the record: what is tried systematically starts from them.
 */
import { openApi } from "../../api/reference.js";

/** Classes that Python's expressions lack, spelt out. */
const classes: readonly (readonly [string, string])[] = [
  ["\\P{Cc}", "[^\\x00-\\x1f\\x7f-\\x9f]"],
  ["\\p{Cc}", "\\x00-\\x1f\\x7f-\\x9f"],
  ["\\p{Zl}\\p{Zp}", "\\u2028\\u2029"],
];

/** Values by the name of a parameter or of a body's field. */
export type Examples = Readonly<Record<string, string>>;

export function documentWith(examples: Examples): object {
  return JSON.parse(JSON.stringify(openApi), (key, value: unknown) => {
    if (key === "pattern" && typeof value === "string") return spelt(value);
    if (key === "parameters" && Array.isArray(value)) return value.map((one) => exampled(one, examples));
    if (key === "properties") return withExamples(value as Record<string, object>, examples); // JSON Schema's
    return value;
  }) as object; // it was an object
}

function spelt(pattern: string): string {
  return classes.reduce((text, [short, long]) => text.replaceAll(short, long), pattern);
}

function exampled(parameter: unknown, examples: Examples): unknown {
  const { name } = parameter as { name: string }; // every parameter has one
  const example = examples[name];
  return example === undefined ? parameter : { ...(parameter as object), example };
}

/** Of answers too, where an example does no harm. */
function withExamples(properties: Readonly<Record<string, object>>, examples: Examples): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const example = examples[name];
      return [name, example === undefined ? schema : { ...schema, examples: [example] }];
    }),
  );
}
