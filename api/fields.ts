/** What zod finds, said to a person: which field, and what to do. */
import type { z } from "zod";
import { DomainError, type Message } from "../domain/errors.js";

export interface FieldError {
  readonly field: string;
  readonly message: Message;
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const fields = issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")];
    return fields.map((field) => ({ field, message: messageOf(issue) }));
  });
}

/** Raises nothing: gives `invalid_input` with every field at fault. */
export function invalidFields(error: z.ZodError): DomainError {
  const errors = fieldErrors(error);
  const [first] = errors;
  const names = errors.map((e) => e.field).join(", ");
  return new DomainError(
    "invalid_input",
    {
      vi: `Cần sửa: ${names}. ${first?.message.vi ?? ""}`,
      en: `To be mended: ${names}. ${first?.message.en ?? ""}`,
    },
    { field: first?.field ?? "", errors },
  );
}

function messageOf(issue: z.core.$ZodIssue): Message {
  switch (issue.code) {
    case "unrecognized_keys":
      return { vi: "Không có trường này. Hãy bỏ đi.", en: "There is no such field. Leave it out." };
    case "invalid_type":
      return issue.input === undefined
        ? { vi: "Hãy điền mục này.", en: "Fill this in." }
        : {
            vi: "Giá trị không đúng kiểu. Hãy nhập lại.",
            en: "The value is of the wrong type. Enter it again.",
          };
    case "too_small":
      if (issue.origin === "array")
        return {
          vi: `Hãy chọn ít nhất ${String(issue.minimum)}.`,
          en: `Choose at least ${String(issue.minimum)}.`,
        };
      return issue.origin === "string"
        ? { vi: "Hãy điền mục này.", en: "Fill this in." }
        : {
            vi: `Hãy nhập từ ${String(issue.minimum)} trở lên.`,
            en: `Enter ${String(issue.minimum)} or more.`,
          };
    case "too_big":
      return issue.origin === "string"
        ? {
            vi: `Hãy viết ngắn hơn ${String(issue.maximum)} ký tự.`,
            en: `Write less than ${String(issue.maximum)} characters.`,
          }
        : {
            vi: `Hãy nhập từ ${String(issue.maximum)} trở xuống.`,
            en: `Enter ${String(issue.maximum)} or less.`,
          };
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return "options" in issue ? oneOf(issue.options) : notValid;
    default:
      return notValid;
  }
}

const notValid: Message = {
  vi: "Giá trị chưa hợp lệ. Ngày ghi theo dạng 2026-12-31.",
  en: "The value is not valid. A day has the form 2026-12-31.",
};

function oneOf(values: readonly unknown[]): Message {
  const listed = values.map(String).join(", ");
  return { vi: `Hãy chọn một trong: ${listed}.`, en: `Choose one of: ${listed}.` };
}
