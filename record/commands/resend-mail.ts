/** A mail that failed, or of which nobody knows, is sent once more, or left as it is: a person's decision. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database, Transaction } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { writeRegisterEvent } from "../register-journal.js";
import { isUuid } from "../task-row.js";

export interface MailCommand extends Claimed {
  readonly actor: Actor;
  readonly mailId: string;
}

export type MailSettled = { readonly mailId: string; readonly state: "pending" | "dropped" };

/**
 * To the person's present address and under the same Message-ID, so that who has received it knows it again. What does not
 * apply any more is left out when it is sent, as of every mail.
 */
export function resendMail(db: Database, command: MailCommand): Promise<MailSettled> {
  const { now } = command;
  return settle(db, command, "mail_resent", async (tx, mail) => {
    if (mail.email === null) throw noAddress();
    if (mail.address_failed) throw addressRefused();
    await tx.mail.update({
      where: { id: mail.id },
      data: { state: "pending", address: mail.email, attempts: 0, unknownEnds: 0, notBefore: now },
    });
    return "pending";
  });
}

/** It stays in the list with its reason, and is nobody's to decide any more. */
export function setMailAside(db: Database, command: MailCommand): Promise<MailSettled> {
  return settle(db, command, "mail_set_aside", async (tx, { id }) => {
    await tx.mail.update({ where: { id }, data: { state: "dropped" } });
    return "dropped";
  });
}

interface Locked {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly email: string | null;
  readonly address_failed: boolean;
  readonly empty: boolean;
}

async function settle(
  db: Database,
  command: MailCommand,
  event: "mail_resent" | "mail_set_aside",
  act: (tx: Transaction, mail: Locked) => Promise<MailSettled["state"]>,
): Promise<MailSettled> {
  const { actor, mailId, now } = command;
  demandGeneral(actor, "settle_mails");
  return once(db, command, async (tx) => {
    const rows = isUuid(mailId)
      ? await tx.$queryRaw<Locked[]>`
          SELECT m.id, m.kind, m.state::text AS state, p.email, p.address_failed_at IS NOT NULL AS address_failed,
            (m.kind NOT IN ('account_link', 'journal_seal')
              AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.mail_id = m.id)) AS empty
          FROM mail m JOIN person p ON p.id = m.person_id WHERE m.id = ${mailId}::uuid FOR UPDATE OF m`
      : [];
    const mail = rows[0];
    if (mail === undefined) throw mailNotFound();
    if (mail.state !== "failed" && mail.state !== "ambiguous") throw nothingToDecide();
    if (mail.empty) throw toldOtherwise();
    const state = await act(tx, mail);
    await writeRegisterEvent(tx, now, {
      kind: event,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { mailId: mail.id, kind: mail.kind },
    });
    return { mailId: mail.id, state };
  });
}

function mailNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy thư này. Hãy mở lại danh sách thư.",
    en: "There is no such mail. Open the list of mails again.",
  });
}

function nothingToDecide(): DomainError {
  return new DomainError("conflict", {
    vi: "Thư này không còn ở trạng thái lỗi: đã được gửi lại, đang chờ gửi hoặc đã bỏ qua. Hãy tải lại danh sách.",
    en: "This mail has not failed any more: it was sent again, waits, or was set aside. Load the list again.",
  });
}

function toldOtherwise(): DomainError {
  return new DomainError("conflict", {
    vi: "Nội dung của thư này đã chuyển sang thư tổng hợp buổi sáng kế tiếp, nên không gửi lại.",
    en: "What this mail was to say is told in the next morning's digest, so it is not sent again.",
  });
}

function noAddress(): DomainError {
  return new DomainError("conflict", {
    vi: "Người nhận không có địa chỉ thư. Hãy ghi địa chỉ trong trang tài khoản trước.",
    en: "The recipient has no mail address. Enter one on the account's page first.",
  });
}

function addressRefused(): DomainError {
  return new DomainError("conflict", {
    vi: "Địa chỉ thư này đang bị từ chối. Hãy sửa địa chỉ trong trang tài khoản, hoặc xác nhận địa chỉ đã nhận được thư, rồi gửi lại.",
    en: "This address is refused. Correct it on the account's page, or confirm that it takes mails again, and then send.",
  });
}
