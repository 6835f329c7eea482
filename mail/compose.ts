/** The one door to all messages: a kind and its facts give a message ready to send. */
import { type AccountLinkInput, accountLinkMessage } from "./account-link.js";
import { type AnnouncementInput, announcementMessage } from "./announcement.js";
import { type AssignmentInput, assignmentMessage } from "./assignment.js";
import { type CommitteeDigestInput, committeeDigestMessage } from "./committee-digest.js";
import { type DecisionInput, decisionMessage } from "./decision.js";
import { type DemandInput, demandMessage } from "./demand.js";
import { type DigestInput, digestMessage } from "./digest.js";
import { type EscalationInput, escalationMessage } from "./escalation.js";
import type { Message } from "./message.js";
import { type JournalSealInput, journalSealMessage } from "./journal-seal.js";
import { type RequestInput, requestMessage } from "./request.js";
import { type ReturnInput, returnMessage } from "./return.js";
import { type UrgingInput, urgingMessage } from "./urging.js";

/** What each kind of message needs to be told. */
export interface MailInputs {
  readonly assignment: AssignmentInput;
  readonly digest: DigestInput;
  readonly return: ReturnInput;
  readonly decision: DecisionInput;
  readonly request: RequestInput;
  readonly demand: DemandInput;
  readonly escalation: EscalationInput;
  readonly urging: UrgingInput;
  readonly committee_digest: CommitteeDigestInput;
  readonly account_link: AccountLinkInput;
  readonly journal_seal: JournalSealInput;
  readonly announcement: AnnouncementInput;
}

export type MailKind = keyof MailInputs;

const composers: { readonly [K in MailKind]: (input: MailInputs[K]) => Message } = {
  assignment: assignmentMessage,
  digest: digestMessage,
  return: returnMessage,
  decision: decisionMessage,
  request: requestMessage,
  demand: demandMessage,
  escalation: escalationMessage,
  urging: urgingMessage,
  committee_digest: committeeDigestMessage,
  account_link: accountLinkMessage,
  journal_seal: journalSealMessage,
  announcement: announcementMessage,
};

export function compose<K extends MailKind>(kind: K, input: MailInputs[K]): Message {
  return composers[kind](input);
}
