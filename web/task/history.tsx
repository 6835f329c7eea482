/** The journal of a task as a line of time, latest first. */
import type { JSX } from "preact";
import type { JournalEntry } from "../../record/queries/task-view.js";
import { isDay } from "../../domain/day.js";
import { InstantText } from "../components/time.js";
import { formatDay, formatPercent } from "../format.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function History(props: {
  readonly journal: readonly JournalEntry[];
  readonly locale: Locale;
}): JSX.Element {
  const latestFirst = [...props.journal].sort((one, other) => other.number - one.number);
  return (
    <ol class="dd-history" reversed>
      {latestFirst.map((entry) => (
        <Entry key={entry.number} entry={entry} locale={props.locale} />
      ))}
    </ol>
  );
}

function Entry({ entry, locale }: { entry: JournalEntry; locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const byPerson = entry.actor !== null;
  return (
    <li class={byPerson ? "dd-history__entry" : "dd-history__entry dd-history__entry--system"}>
      <p class="dd-history__what">{eventInWords(entry, text)}</p>
      <p class="dd-card__meta">
        <InstantText at={entry.at} locale={locale} />
        {" · "}
        {entry.actor === null ? text.task.bySystem : entry.actor.name}
        {entry.actorUnit !== null && `, ${entry.actorUnit.shortName}`}
      </p>
      {particulars(entry.detail, text, locale).map((line) => (
        <p class="dd-card__text" key={line}>
          {line}
        </p>
      ))}
    </li>
  );
}

/** A step of the schedule is named by what it did. */
function eventInWords(entry: JournalEntry, text: Text): string {
  const { kind: rung } = entry.detail;
  if (entry.kind === "rung_carried_out" && isKey(rung, text.rungsDone)) return text.rungsDone[rung];
  return isKey(entry.kind, text.events) ? text.events[entry.kind] : `${text.events.other}: ${entry.kind}`;
}

function isKey<T extends object>(key: unknown, of: T): key is keyof T {
  return typeof key === "string" && Object.hasOwn(of, key);
}

/** What of an event's detail is for people; the rest is for machines. */
function particulars(detail: JournalEntry["detail"], text: Text, locale: Locale): string[] {
  const { decision, dueOn, until, progress, text: words, reason, remarks, evidence } = detail;
  const lines: string[] = [];
  if (decision === "grant" || decision === "refuse") lines.push(text.fields[decision]);
  if (isDate(dueOn)) lines.push(text.due.on(formatDay(dueOn)));
  if (isDate(until)) lines.push(text.task.suspendedUntil(formatDay(until)));
  if (typeof progress === "number") lines.push(`${text.task.progress}: ${formatPercent(progress, locale)}`);
  for (const each of [words, reason, remarks]) if (typeof each === "string" && each !== "") lines.push(each);
  const files = fileNames(evidence);
  if (files.length > 0) lines.push(`${text.task.evidence}: ${files.join("; ")}`);
  return lines;
}

function fileNames(evidence: unknown): string[] {
  if (!Array.isArray(evidence)) return [];
  return evidence.flatMap((file: unknown) => {
    const named = typeof file === "object" && file !== null && "fileName" in file;
    return named && typeof file.fileName === "string" ? [file.fileName] : [];
  });
}

function isDate(value: unknown): value is string {
  return typeof value === "string" && isDay(value);
}
