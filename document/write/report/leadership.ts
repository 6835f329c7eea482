/** Chapter I: that the programme was handed on, followed and urged, and who reported. */
import type { ReportFigures } from "./figures.js";
import { at, count, unwritten, type Paragraph } from "./paragraphs.js";
import { listed, shortDate } from "../wording.js";

export function leadership(figures: ReportFigures): Paragraph[] {
  const l = figures.leadership;
  const paragraphs = [
    at(
      "I.giao",
      "body",
    )`Thực hiện ${figures.programme}, tính đến ngày ${shortDate(figures.asOf)}, có ${count(figures.whole.now.total)} nhiệm vụ được giao cho ${count(l.units)} cơ quan, đơn vị chủ trì; ${count(l.acknowledged)} cơ quan, đơn vị đã tiếp nhận nhiệm vụ.`,
    unwritten(
      "I.quan-triet",
      "Cơ quan tham mưu bổ sung: việc quán triệt, cụ thể hóa, các văn bản lãnh đạo, chỉ đạo đã ban hành",
    ),
    at(
      "I.don-doc",
      "body",
    )`Công tác theo dõi, đôn đốc được duy trì thường xuyên: đã nhắc việc ${count(l.reminders)} lượt, đôn đốc ${count(l.urgings)} lượt, yêu cầu giải trình ${count(l.explanationsDemanded)} lượt; gia hạn ${count(l.extensionsGranted)} lượt.`,
    at(
      "I.bao-cao",
      "body",
    )`Có ${count(l.submissionsReceived)} trên ${count(l.submissionsAsked)} cơ quan, đơn vị đã gửi báo cáo phục vụ kỳ đánh giá.`,
  ];
  if (l.silent.length > 0)
    paragraphs.push(at("I.chua-bao-cao", "body")`Chưa gửi báo cáo: ${listed(l.silent)}.`);
  return paragraphs;
}
