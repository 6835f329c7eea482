/**
 * The frame of every message: salutation, body, signature, and a foot that says why one receives it and whom to ask.
 * No image, no style sheet, no remote resource, no tracking; readable in a mail reader without HTML.
 */
import { type Block, blockHtml, blockText } from "./blocks.js";
import type { Letter, Message } from "./message.js";
import { escapeHtml, oneLine, personOf, shorten } from "./words.js";

const SUBJECT_LIMIT = 150;

interface Content {
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Completes "Đồng chí nhận được thư này vì …". */
  readonly why: string;
  /** What the foot says of the links, where it is not that one has to sign in. */
  readonly links?: string;
}

export function layOut(letter: Letter, content: Content): Message {
  const subject = shorten(`[Đôn Đốc] ${content.subject}`, SUBJECT_LIMIT);
  const salutation = `Kính gửi: ${personOf(letter.to)}`;
  const sender = oneLine(letter.from.name);
  const foot = [
    `${letter.to.name === letter.to.unitName ? "Đơn vị" : "Đồng chí"} nhận được thư này vì ${oneLine(content.why)}.`,
    content.links ?? "Liên kết trong thư chỉ mở trang; phải đăng nhập mới xem và thao tác được.",
    `Cần trao đổi, xin liên hệ ${sender}: ${oneLine(letter.from.contact)}.`,
  ];
  const text = [salutation, ...content.blocks.map(blockText), sender, `-- \n${foot.join("\n")}`];
  return {
    subject,
    text: `${text.join("\n\n")}\n`.normalize("NFC"),
    html: frame(subject, salutation, content.blocks.map(blockHtml).join("\n"), sender, foot).normalize("NFC"),
  };
}

// Ground and ink are both given wherever either is, so that a reader in dark mode turns both or neither.
function frame(
  subject: string,
  salutation: string,
  body: string,
  sender: string,
  foot: readonly string[],
): string {
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:#ffffff;color:#1a1a1a">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse;background-color:#ffffff;color:#1a1a1a">
<tr><td style="padding:16px">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:680px;border-collapse:collapse">
<tr><td style="border-top:4px solid #a40000;padding:16px 0;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5">
<p style="margin:0 0 12px"><strong>${escapeHtml(salutation)}</strong></p>
${body}
<p style="margin:20px 0 0"><strong>${escapeHtml(sender)}</strong></p>
</td></tr>
<tr><td style="border-top:1px solid #c8c8c8;padding:12px 0;font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:1.5;color:#4a4a4a">
${foot.map(escapeHtml).join("<br>\n")}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
