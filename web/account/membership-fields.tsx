/** The fields of a membership: unit, role, position, responsibility, from when to when. */
import type { JSX } from "preact";
import { roles } from "../../domain/permissions.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { type FormContext, fieldOf } from "./form.js";

export interface UnitChoice {
  readonly id: string;
  readonly name: string;
}

/** The names of the fields, each of which is its id. */
export const membershipFields = ["unitId", "role", "position", "place", "validFrom", "validTo"] as const;

export function MembershipFields({
  context,
  units,
}: {
  readonly context: FormContext;
  readonly units: readonly UnitChoice[];
}): JSX.Element {
  const { text } = context;
  const words = text.account.fields;
  const choose = { value: "", text: words.choose };
  return (
    <>
      <Select
        {...fieldOf(context, "unitId", words.unit)}
        items={[choose, ...units.map((unit) => ({ value: unit.id, text: unit.name }))]}
      />
      <Select
        {...fieldOf(context, "role", words.role)}
        items={[choose, ...roles.map((role) => ({ value: role, text: text.roles[role] }))]}
      />
      <Input {...fieldOf(context, "position", words.position)} />
      <Select
        {...fieldOf(context, "place", words.place)}
        items={[
          { value: "", text: words.placeNone },
          { value: "head", text: words.placeHead },
          { value: "focal", text: words.placeFocal },
          { value: "both", text: words.placeBoth },
        ]}
      />
      <Input
        {...fieldOf(context, "validFrom", words.validFrom, { hint: words.validFromHint, optional: true })}
        type="date"
        classes="dd-input--day"
      />
      <Input
        {...fieldOf(context, "validTo", words.validTo, { hint: words.validToHint, optional: true })}
        type="date"
        classes="dd-input--day"
      />
    </>
  );
}
