/** What every message is made of: facts that the record gives, words that this folder gives. */
import type { Day } from "../domain/day.js";
import type { Lateness } from "../domain/lateness.js";

/** A message ready to send. The text is the twin of the HTML: it holds every fact and every link. */
export interface Message {
  /** One line, at most 150 characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Addressee {
  /** The person's name, or the unit's where its mailbox is written to. */
  readonly name: string;
  readonly position: string | null;
  readonly unitName: string;
}

/** In whose name the message goes, and whom the recipient may ask. */
export interface Sender {
  /** `Văn phòng Tỉnh ủy Hậu Giang` */
  readonly name: string;
  /** A telephone number or address, shown as it is. */
  readonly contact: string;
}

export interface Letter {
  readonly to: Addressee;
  readonly from: Sender;
}

/** A task as a line of a message. */
export interface TaskLine {
  /** The section's path in the programme, `II.1.1-1`. */
  readonly code: string;
  /** The instruction, however long: a message shortens it. */
  readonly title: string;
  /** `Chương trình 272-CTr/TU` */
  readonly programme: string;
  readonly leadUnit: string;
  /** Null where the task is continuous, or a series whose occurrences have their own. */
  readonly dueOn: Day | null;
  /** The first date given; differs from `dueOn` after an extension or a return. */
  readonly originalDueOn: Day | null;
  /** `yearly:12-10`, `half-yearly`, `quarterly`, `monthly:18` …; null where it does not recur. */
  readonly recurrence: string | null;
  /** As the record derives it; no message works it out again. */
  readonly lateness: Lateness;
  /** 0 where it is not late. */
  readonly workingDaysLate: number;
  readonly workingDaysLeft: number | null;
  /** Opens the task's page. It carries no authority: whoever follows it still signs in. */
  readonly url: string;
  /** In a person's words: the remarks of a return, the explanation given for lateness, why an extension is asked. */
  readonly reason: string | null;
  /** The day of what put it on the list: assigned, returned, reported complete, last reported on. */
  readonly notedOn: Day | null;
  /** When the lead was reminded or urged, oldest first. */
  readonly remindedOn: readonly Day[];
  /** Who answers for it personally: `Đồng chí Ngô Thu Yến, Bí thư Huyện ủy`. */
  readonly answerable: string | null;
  /** The body its lateness was brought before: `Ban Thường vụ Tỉnh ủy`. */
  readonly escalatedTo: string | null;
}
