/** What is told of a programme as a whole: amended, reviewed, handed over, closed. */
import type { Announcement } from "../domain/announcement.js";
import { layOut } from "./layout.js";
import type { Letter, Message } from "./message.js";
import { formatDay } from "./words.js";

export interface AnnouncementInput extends Letter {
  readonly announcement: Announcement;
  /** `Chương trình 272-CTr/TU` */
  readonly programme: string;
  /** Opens what it tells of. It carries no authority. */
  readonly url: string;
}

export function announcementMessage(input: AnnouncementInput): Message {
  const { subject, why, paragraphs, label } = wordsOf(input);
  return layOut(input, {
    subject,
    why,
    blocks: [
      ...paragraphs.map((text) => ({ kind: "paragraph", text }) as const),
      { kind: "link", label, url: input.url },
    ],
  });
}

interface Words {
  readonly subject: string;
  readonly why: string;
  readonly paragraphs: readonly string[];
  /** Of the link. */
  readonly label: string;
}

function wordsOf({ announcement, programme }: AnnouncementInput): Words {
  switch (announcement.kind) {
    case "amendment": {
      const { added, changed, dropped } = announcement.facts;
      const parts = [
        added > 0 ? `giao thêm ${String(added)} nhiệm vụ` : "",
        changed > 0 ? `sửa đổi ${String(changed)} nhiệm vụ` : "",
        dropped > 0 ? `bãi bỏ ${String(dropped)} nhiệm vụ` : "",
      ].filter((part) => part !== "");
      return {
        subject: `Sửa đổi, bổ sung ${programme}`,
        why: "có nhiệm vụ trong chương trình này",
        paragraphs: [
          `${programme} đã được sửa đổi, bổ sung. Đối với đơn vị: ${parts.join("; ")}.`,
          "Nội dung trước và sau khi sửa đổi đều được lưu ở trang của từng nhiệm vụ.",
        ],
        label: "Mở chương trình",
      };
    }
    case "programme_closed":
      return {
        subject: `Kết thúc theo dõi ${programme}`,
        why: "có nhiệm vụ trong chương trình này",
        paragraphs: [
          `Toàn bộ ${String(announcement.facts.tasks)} nhiệm vụ của ${programme} đã kết thúc và báo cáo tổng kết đã được công bố. Việc theo dõi, đôn đốc chương trình này dừng từ hôm nay.`,
        ],
        label: "Mở chương trình",
      };
    case "review_approval":
      return {
        subject: `Trình phê duyệt: ${announcement.facts.title}`,
        why: "có thẩm quyền phê duyệt báo cáo này",
        paragraphs: [
          `${announcement.facts.title} (${programme}) đã được tổng hợp và trình Ban Thường vụ Tỉnh ủy. Kính đề nghị xem xét, phê duyệt hoặc cho ý kiến.`,
        ],
        label: "Mở báo cáo",
      };
    case "review_published":
      return {
        subject: `Công bố: ${announcement.facts.title}`,
        why: "có nhiệm vụ trong chương trình này",
        paragraphs: [
          `${announcement.facts.title} (${programme}) đã được Ban Thường vụ Tỉnh ủy phê duyệt và công bố đến các đơn vị.`,
        ],
        label: "Mở báo cáo",
      };
    case "handover": {
      const { from, to, effectiveOn, tasks } = announcement.facts;
      return {
        subject: `Bàn giao nhiệm vụ: ${from} – ${to}`,
        why: "là bên giao hoặc bên nhận",
        paragraphs: [
          `Từ ngày ${formatDay(effectiveOn)}, ${String(tasks)} nhiệm vụ đang theo dõi của ${from} được chuyển giao cho ${to}. Thời hạn, báo cáo, minh chứng và lịch sử thực hiện được giữ nguyên.`,
        ],
        label: "Mở danh sách nhiệm vụ",
      };
    }
    case "handover_undone": {
      const { from, to, effectiveOn, reason } = announcement.facts;
      const sides = to === "" ? from : `${from} – ${to}`;
      return {
        subject: `Chưa bàn giao được: ${sides}`,
        why: "theo dõi việc bàn giao này",
        paragraphs: [
          `Việc kế thừa có hiệu lực ngày ${formatDay(effectiveOn)} (${sides}) không thực hiện được: ${reason}`,
          "Những phần đã chuyển được hoàn lại như cũ; chưa có nhiệm vụ nào thay đổi đơn vị. Đề nghị kiểm tra và trình lại.",
        ],
        label: "Mở việc kế thừa",
      };
    }
  }
}
