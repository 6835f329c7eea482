/** The two axes of a task as tags: its state, and how it stands against its due date. */
import type { JSX } from "preact";
import type { Lateness } from "../../domain/lateness.js";
import type { TaskState } from "../../domain/task.js";
import { stateName } from "../../domain/transitions.js";
import { type Locale, capitalised, textOf } from "../text/catalogue.js";
import type { ShapeName } from "./shape.js";
import { type TagColour, Tag } from "./tag.js";

interface Look {
  readonly shape: ShapeName;
  readonly colour: TagColour;
}

const states: Readonly<Record<TaskState, { readonly shape: ShapeName; readonly colour?: TagColour }>> = {
  assigned: { shape: "ring", colour: "purple" },
  in_progress: { shape: "half" },
  awaiting_review: { shape: "glass", colour: "teal" },
  returned: { shape: "back", colour: "yellow" },
  completed: { shape: "tick", colour: "green" },
  declined: { shape: "cross", colour: "yellow" },
  suspended: { shape: "pause", colour: "grey" },
  cancelled: { shape: "bar", colour: "grey" },
};

/** Red, orange, green and none: the colours of an office's tracking table. */
const latenesses: Readonly<Record<Lateness, Look>> = {
  no_deadline: { shape: "ring", colour: "grey" },
  on_track: { shape: "disc", colour: "green" },
  due_soon: { shape: "diamond", colour: "orange" },
  overdue: { shape: "triangle", colour: "red" },
  on_time: { shape: "tick", colour: "green" },
  late: { shape: "tickLate", colour: "red" },
};

export function latenessShape(lateness: Lateness): ShapeName {
  return latenesses[lateness].shape;
}

export function StateTag({
  state,
  locale,
}: {
  readonly state: TaskState;
  readonly locale: Locale;
}): JSX.Element {
  return <Tag text={capitalised(stateName[state][locale])} {...states[state]} />;
}

export function LatenessTag(props: { readonly lateness: Lateness; readonly locale: Locale }): JSX.Element {
  return <Tag text={textOf(props.locale).lateness[props.lateness]} {...latenesses[props.lateness]} />;
}

/**
 * Both tags of a task. Where the one says all, the other is left out: a completed task "completed on time" needs no
 * second "completed", nor does a cancelled or suspended one need "no due date".
 */
export function StandingTags(props: {
  readonly task: { readonly state: TaskState; readonly lateness: Lateness };
  readonly locale: Locale;
}): JSX.Element {
  const { task, locale } = props;
  const silentLateness = task.state === "cancelled" || task.state === "suspended";
  return (
    <span class="dd-tags">
      {task.state !== "completed" && <StateTag state={task.state} locale={locale} />}
      {!silentLateness && <LatenessTag lateness={task.lateness} locale={locale} />}
    </span>
  );
}
