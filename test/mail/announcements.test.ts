/** The wording of each announcement. */
import { expect, test } from "@jest/globals";
import { type Announcement, announcementKinds } from "../../domain/announcement.js";
import { compose } from "../../mail/compose.js";
import { letter } from "./cast.js";

const title = "Báo cáo sơ kết năm 2026";
const cases: readonly [Announcement, subject: string, said: string][] = [
  [
    { kind: "amendment", facts: { added: 2, changed: 0, dropped: 1 } },
    "Sửa đổi, bổ sung Chương trình 272-CTr/TU",
    "giao thêm 2 nhiệm vụ; bãi bỏ 1 nhiệm vụ.",
  ],
  [
    { kind: "programme_closed", facts: { tasks: 28 } },
    "Kết thúc theo dõi Chương trình 272-CTr/TU",
    "Toàn bộ 28 nhiệm vụ",
  ],
  [
    { kind: "review_approval", facts: { cycleId: "c", title } },
    `Trình phê duyệt: ${title}`,
    "Kính đề nghị xem xét, phê duyệt",
  ],
  [
    { kind: "review_published", facts: { cycleId: "c", title } },
    `Công bố: ${title}`,
    "công bố đến các đơn vị",
  ],
  [
    {
      kind: "handover",
      facts: { successionId: "s", from: "Sở A", to: "Sở B", effectiveOn: "2025-03-01", tasks: 7 },
    },
    "Bàn giao nhiệm vụ: Sở A – Sở B",
    "Từ ngày 01/03/2025, 7 nhiệm vụ",
  ],
  [
    {
      kind: "handover_undone",
      facts: { successionId: "s", from: "Sở A", to: "", effectiveOn: "2025-03-01", reason: "Thiếu đơn vị." },
    },
    "Chưa bàn giao được: Sở A",
    "không thực hiện được: Thiếu đơn vị.",
  ],
];

test.each(cases)("%j", (announcement, subject, said) => {
  const message = compose("announcement", {
    ...letter,
    announcement,
    programme: "Chương trình 272-CTr/TU",
    url: "https://dondoc.example/x",
  });
  expect(message.subject).toContain(subject);
  expect(message.text).toContain(said);
  expect(message.text).toContain("https://dondoc.example/x");
});

test("each kind has its case", () => {
  expect(new Set(cases.map(([announcement]) => announcement.kind))).toEqual(new Set(announcementKinds));
});
