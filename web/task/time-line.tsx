/** A task's time drawn: whose time it was, and the days that matter, each by a number that the list below explains. */
import type { JSX } from "preact";
import { deadline } from "../../domain/lateness.js";
import type { SpanView } from "../../record/queries/ledger-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { isClosed } from "../../domain/task.js";
import { formatDay, formatInstant } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

interface Props {
  readonly task: TaskDetail;
  readonly spans: readonly SpanView[];
  readonly now: Date;
  readonly locale: Locale;
}

interface Mark {
  readonly at: Date;
  readonly words: string;
}

const BAR = 16;
/** Numbers that would touch stand below one another; percent of the width, and pixels. */
const APART = 5;
const STEP = 15;

export function TimeLine({ task, spans, now, locale }: Props): JSX.Element {
  const text = textOf(locale);
  const marks = marksOf(task, spans, now, locale);
  const instants = [...marks.map(({ at }) => at), ...spans.flatMap(({ from, to }) => [from, to])].map((at) =>
    at.getTime(),
  );
  const start = Math.min(...instants);
  const whole = Math.max(1, Math.max(...instants) - start);
  const percent = (at: Date) => (100 * (at.getTime() - start)) / whole;
  const levels = levelsOf(marks.map(({ at }) => percent(at)));
  const height = BAR + 8 + STEP * (Math.max(...levels) + 1);
  return (
    <>
      <svg class="dd-line-of-time" width="100%" height={height} aria-hidden="true" focusable="false">
        <title>{text.time.ledger.bar}</title>
        {spans.map((span) => (
          <rect
            key={span.from.getTime()}
            class={`dd-bar__part dd-clock__part--${span.counts ? "late" : span.runs ? "runs" : "stands"}`}
            x={`${percent(span.from).toFixed(2)}%`}
            {...thickness(span.counts || span.runs)}
            width={`${(percent(span.to) - percent(span.from)).toFixed(2)}%`}
          />
        ))}
        {marks.map(({ at, words }, index) => {
          const x = percent(at);
          const below = BAR + STEP * ((levels[index] ?? 0) + 1);
          return (
            <g key={words}>
              <line
                class="dd-line-of-time__mark"
                x1={`${x.toFixed(2)}%`}
                x2={`${x.toFixed(2)}%`}
                y1="0"
                y2={below - 11}
              />
              <text
                class="dd-line-of-time__number"
                x={`${x.toFixed(2)}%`}
                y={below + 1}
                text-anchor={x < 2 ? "start" : x > 98 ? "end" : "middle"}
              >
                {index + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <ul class="dd-line-of-time__key">
        {(["late", "runs", "stands"] as const).map((kind) => (
          <li key={kind}>
            <svg width="16" height={BAR} aria-hidden="true" focusable="false">
              <rect
                class={`dd-bar__part dd-clock__part--${kind}`}
                width="16"
                {...thickness(kind !== "stands")}
              />
            </svg>{" "}
            {text.unit.timeLine[kind]}
          </li>
        ))}
      </ul>
      <ol class="govuk-list govuk-list--number">
        {marks.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </>
  );
}

/** By time. */
function marksOf(task: TaskDetail, spans: readonly SpanView[], now: Date, locale: Locale): Mark[] {
  const text = textOf(locale);
  const words = text.unit.timeLine;
  const marks: Mark[] = [];
  const [first] = spans;
  if (first !== undefined)
    marks.push({ at: first.from, words: words.assigned(formatInstant(first.from, locale)) });
  const { originalDueOn, dueOn, nextRung } = task;
  if (originalDueOn !== null && originalDueOn !== dueOn)
    marks.push({ at: deadline(originalDueOn), words: words.first(formatDay(originalDueOn)) });
  if (dueOn !== null) marks.push({ at: deadline(dueOn), words: words.due(formatDay(dueOn)) });
  if (!isClosed(task.state)) marks.push({ at: now, words: words.now(formatInstant(now, locale)) });
  if (nextRung !== null) {
    const what = text.rungs[nextRung.kind];
    marks.push({ at: nextRung.at, words: words.next(formatInstant(nextRung.at, locale), what) });
  }
  return marks.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** What is not counted is thin, so that it is told without its colour. */
const thickness = (whole: boolean) => (whole ? { y: 0, height: BAR } : { y: BAR / 4, height: BAR / 2 });

/** The first level on which the number touches no other one. */
function levelsOf(places: readonly number[]): number[] {
  const last: number[] = [];
  return places.map((place) => {
    const free = last.findIndex((before) => place - before >= APART);
    const level = free < 0 ? last.length : free;
    last[level] = place;
    return level;
  });
}
