/** Errors as problem details (RFC 9457), in Vietnamese and English: one table from codes to HTTP. */
import { isNativeError } from "node:util/types";
import type { Request, Response } from "express";
import { DomainError, type ErrorCode, type Message } from "../domain/errors.js";

export const statusOf: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 422,
  unreadable_document: 422,
  classified_document: 422,
  too_large: 413,
  infected_file: 422,
  no_space: 507,
  too_many_attempts: 429,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  no_such_method: 405,
  conflict: 409,
  stale: 412,
  version_missing: 428,
  unavailable: 503,
};

export const titleOf: Readonly<Record<ErrorCode, Message>> = {
  invalid_input: { vi: "Dữ liệu chưa hợp lệ", en: "The input is not valid" },
  unreadable_document: { vi: "Không đọc được văn bản", en: "The document cannot be read" },
  classified_document: { vi: "Văn bản mật không được tiếp nhận", en: "Classified documents are refused" },
  too_large: { vi: "Tệp quá lớn", en: "The file is too large" },
  infected_file: { vi: "Tệp có mã độc", en: "The file is infected" },
  no_space: { vi: "Hết chỗ lưu trữ", en: "No space left" },
  too_many_attempts: { vi: "Thử quá nhiều lần", en: "Too many attempts" },
  not_signed_in: { vi: "Chưa đăng nhập", en: "Not signed in" },
  not_allowed: { vi: "Không có quyền", en: "Not allowed" },
  not_found: { vi: "Không tìm thấy", en: "Not found" },
  no_such_method: { vi: "Không có thao tác này", en: "No such method" },
  conflict: { vi: "Không thực hiện được ở trạng thái này", en: "Not possible in this state" },
  stale: { vi: "Dữ liệu đã thay đổi", en: "It has changed meanwhile" },
  version_missing: { vi: "Thiếu phiên bản dữ liệu", en: "The version is missing" },
  unavailable: { vi: "Hệ thống tạm gián đoạn", en: "Temporarily unavailable" },
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode | "internal";
  /** In the language that the client prefers. */
  readonly detail: string;
  readonly messages: Message;
  readonly [fact: string]: unknown;
}

/** Where an error says how many seconds to wait, so does the answer. */
export function retryLater(response: Response, facts: Readonly<Record<string, unknown>>): void {
  const { retryAfter } = facts;
  if (typeof retryAfter === "number") response.setHeader("Retry-After", String(retryAfter));
}

export function problemOf(error: unknown, request: Request): Problem {
  return problemIn(error, request.acceptsLanguages("vi", "en") === "en");
}

export function problemIn(error: unknown, english: boolean): Problem {
  const known = asDomainError(error);
  if (known === null) {
    return {
      type: "urn:dondoc:problem:internal",
      title: english ? "Internal error" : "Lỗi hệ thống",
      status: 500,
      code: "internal",
      detail: english ? internal.en : internal.vi,
      messages: internal,
    };
  }
  return {
    ...known.detail,
    type: `urn:dondoc:problem:${known.code}`,
    title: english ? titleOf[known.code].en : titleOf[known.code].vi,
    status: statusOf[known.code],
    code: known.code,
    detail: english ? known.text.en : known.text.vi,
    messages: known.text,
  };
}

const internal: Message = {
  vi: "Có lỗi ngoài dự kiến và đã được ghi lại. Hãy thử lại sau; nếu vẫn lỗi, liên hệ quản trị hệ thống.",
  en: "Something unexpected went wrong and was noted. Try again later; if it goes on, turn to the administrator.",
};

/** The rules' own errors, those of the framework, and those that say that the database is away. null: unexpected. */
export function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  // What Node's own modules throw is of another realm in a test, and no instance of its Error.
  if (!(error instanceof Error) && !isNativeError(error)) return null;
  const { code, status, type } = error as { code?: unknown; status?: unknown; type?: unknown };
  if (type === "entity.too.large" || code === "LIMIT_FILE_SIZE") return tooLarge();
  if (typeof status === "number" && status >= 400 && status < 500) return malformed(error.message);
  if (typeof code === "string" && code.startsWith("LIMIT_")) return malformed(error.message);
  if (code === undefined && brokenForm.test(error.message)) return malformed(error.message);
  if (noSpaceLeft(error)) return noSpace();
  return databaseAway(error) ? unavailable() : null;
}

/** busboy's words, which carry no code: a multipart form that is not one, or that broke off. */
const brokenForm =
  /^(Multipart: |Malformed |Unexpected end of |Request (?:aborted|closed)|Unsupported content type)/;

export function tooLarge(limitMb?: number, field?: string): DomainError {
  const limit = limitMb === undefined ? "" : ` ${String(limitMb)} MB`;
  return new DomainError(
    "too_large",
    {
      vi: `Tệp hoặc nội dung vượt quá giới hạn${limit}. Hãy giảm dung lượng hoặc tách thành nhiều tệp.`,
      en: `The file or the content is over the limit${limit}. Make it smaller or split it.`,
    },
    { ...(limitMb === undefined ? {} : { limitMb }), ...(field === undefined ? {} : { field }) },
  );
}

/** The evidence's disk, a quota on it, or the database's own (53100). */
function noSpaceLeft(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return (
    code === "ENOSPC" ||
    code === "EDQUOT" ||
    /\b53100\b|No space left on device/i.test(`${String(code)} ${error.message}`)
  );
}

export function noSpace(): DomainError {
  return new DomainError("no_space", {
    vi: "Máy chủ đã hết chỗ lưu trữ, chưa ghi nhận được gì. Hãy giữ nội dung, báo quản trị hệ thống rồi gửi lại sau.",
    en: "The server has no space left and has taken nothing. Keep what you wrote, tell the administrator, and send it again later.",
  });
}

function malformed(cause: string): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Yêu cầu không đúng định dạng. Hãy kiểm tra rồi gửi lại.",
      en: "The request is malformed. Check it and send it again.",
    },
    { cause },
  );
}

export function unavailable(): DomainError {
  return new DomainError("unavailable", {
    vi: "Hệ thống tạm gián đoạn, chưa ghi nhận được. Hãy giữ nội dung và gửi lại sau ít phút.",
    en: "The system is interrupted and has not taken this. Keep what you wrote and send it again in a few minutes.",
  });
}

/** Prisma and node-postgres when the server cannot be reached, restarts, or has no connection free. */
function databaseAway(error: Error): boolean {
  const text = `${error.name} ${String((error as { code?: unknown }).code)} ${error.message}`;
  return /P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|57P0[123]|53300|Connection terminated|Query read timeout|timeout exceeded when trying to connect|the database system is|DatabaseNotReachable|Can't reach database/i.test(
    text,
  );
}

export function nothingIssued(): DomainError {
  return new DomainError("conflict", {
    vi: "Chưa có chương trình nào đang thực hiện, nên chưa có gì để báo cáo.",
    en: "No programme is in force yet: there is nothing to tell of.",
  });
}
