/** The forms of the acts that choose units or people. What may be chosen comes from the record: see `ActChoices`. */
import type { Day } from "../../domain/day.js";
import type { Act } from "../../domain/transitions.js";
import type { ActChoices, UnitChoice } from "../../record/queries/act-choices-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import type { Text } from "../text/catalogue.js";
import type { FormField } from "./form-field.js";

export type ChoosingAct = "reassign" | "change_units" | "name_focal_officer" | "split";

export const nothingToChoose: ActChoices = { units: [], below: [], people: [] };

/** Box and fields of one unit; all are sent in one form. */
export const boxName = (list: "add" | "remove" | "part", unitId: string): string => `${list}.${unitId}`;
export const partFieldName = (field: "text" | "dueOn", unitId: string): string => `${field}.${unitId}`;
export const ALL_PARTS = "allParts";

/** An act of which nothing can be chosen is not offered. */
export function canChoose(act: Act, task: TaskDetail, choices: ActChoices): boolean {
  switch (act) {
    case "reassign":
      return otherLeads(task, choices).length > 0;
    case "change_units":
      return task.coordinatingUnits.length + newcomers(task, choices).length > 0;
    case "name_focal_officer":
      return choices.people.length > 0;
    case "split":
      return choices.below.length > 0;
    default:
      return true;
  }
}

export function choosingFields(
  act: ChoosingAct,
  task: TaskDetail,
  choices: ActChoices,
  { fields }: Text,
  tomorrow: Day,
): readonly FormField[] {
  switch (act) {
    case "reassign":
      return [
        {
          name: "leadUnitId",
          kind: "select",
          label: fields.newLead,
          hint: fields.newLeadHint,
          need: "required",
          choices: [{ value: "", text: fields.chooseUnit }, ...otherLeads(task, choices).map(choiceOf)],
        },
        {
          name: "reason",
          kind: "text",
          label: fields.reassignReason,
          hint: fields.reassignReasonHint,
          need: "required",
        },
      ];
    case "change_units":
      return [
        ...unitsField("remove", fields.unitsOff, fields.unitsOffHint, task.coordinatingUnits),
        ...unitsField("add", fields.unitsOn, fields.unitsOnHint, newcomers(task, choices)),
      ];
    case "name_focal_officer":
      return [
        {
          name: "personId",
          kind: "select",
          label: fields.focalOfficer,
          hint: fields.focalOfficerHint,
          need: "required",
          initial: task.focalOfficer?.id ?? "",
          choices: [
            { value: "", text: fields.choosePerson },
            ...choices.people.map((person) => ({
              value: person.id,
              text: `${person.name} (${person.position})`,
            })),
          ],
        },
      ];
    case "split":
      return [
        {
          name: "parts",
          kind: "parts",
          label: fields.parts,
          hint: fields.partsHint,
          need: "required",
          choices: choices.below.map(choiceOf),
          from: tomorrow,
        },
      ];
  }
}

function unitsField(
  name: "add" | "remove",
  label: string,
  hint: string,
  units: readonly UnitChoice[],
): readonly FormField[] {
  if (units.length === 0) return [];
  return [{ name, kind: "units", label, hint, need: "depends", choices: units.map(choiceOf) }];
}

function otherLeads(task: TaskDetail, { units }: ActChoices): readonly UnitChoice[] {
  return units.filter((unit) => unit.id !== task.leadUnit.id);
}

function newcomers(task: TaskDetail, choices: ActChoices): readonly UnitChoice[] {
  const there = new Set(task.coordinatingUnits.map((unit) => unit.id));
  return otherLeads(task, choices).filter((unit) => !there.has(unit.id));
}

function choiceOf(unit: UnitChoice): { value: string; text: string } {
  return { value: unit.id, text: unit.name };
}
