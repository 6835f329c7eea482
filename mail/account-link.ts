/** The one-time link by which a person sets the password of their account. The one link of ours that carries authority. */
import { layOut } from "./layout.js";
import type { Letter, Message } from "./message.js";
import { formatInstant } from "./words.js";

export interface AccountLinkInput extends Letter {
  readonly username: string;
  readonly linkUrl: string;
  /** An instant, ISO 8601. */
  readonly validUntil: string;
  /** False where a password is set anew. */
  readonly firstPassword: boolean;
}

export function accountLinkMessage(input: AccountLinkInput): Message {
  const purpose = input.firstPassword
    ? "Một tài khoản đã được tạo cho đồng chí trên hệ thống theo dõi, đôn đốc nhiệm vụ."
    : "Quản trị viên gửi liên kết để đồng chí đặt lại mật khẩu.";
  return layOut(input, {
    subject: input.firstPassword ? "Tài khoản của đồng chí" : "Đặt lại mật khẩu",
    why: "quản trị viên đã tạo hoặc cấp lại quyền vào tài khoản của đồng chí",
    links:
      "Liên kết dùng được một lần; không chuyển thư này cho người khác. Nếu đồng chí không đề nghị, hãy báo quản trị viên.",
    blocks: [
      { kind: "paragraph", text: `${purpose} Hãy mở liên kết dưới đây và đặt mật khẩu.` },
      {
        kind: "facts",
        rows: [
          ["Tên đăng nhập", input.username],
          ["Liên kết có hiệu lực đến", formatInstant(new Date(input.validUntil))],
        ],
      },
      { kind: "link", label: "Đặt mật khẩu", url: input.linkUrl },
    ],
  });
}
