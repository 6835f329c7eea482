/** Why a file cannot be read, and what a person can do about it. */
import { DomainError, type Message } from "../../domain/errors.js";

export type Flaw =
  | "empty"
  | "damaged_docx"
  | "damaged_pdf"
  | "locked_pdf"
  | "scan"
  | "image"
  | "old_word"
  | "other_archive"
  | "oversized"
  | "too_many_pages"
  | "unknown_kind"
  | "no_task"
  | "damaged_xlsx"
  | "old_excel"
  | "no_heading"
  | "too_many_rows";

const MESSAGES: Readonly<Record<Flaw, Message>> = {
  empty: {
    vi: "Tệp không có chữ nào. Hãy kiểm tra lại tệp rồi tải lên lại.",
    en: "The file holds no text. Check it and upload it again.",
  },
  damaged_docx: {
    vi: "Tệp DOCX bị hỏng hoặc không đầy đủ. Hãy mở bằng Word, lưu lại thành .docx mới rồi tải lên lại.",
    en: "The DOCX file is damaged or incomplete. Open it in Word, save it as a new .docx and upload that.",
  },
  damaged_pdf: {
    vi: "Tệp PDF bị hỏng hoặc không đầy đủ. Hãy xuất lại PDF từ văn bản gốc rồi tải lên lại.",
    en: "The PDF file is damaged or incomplete. Export it again from the original and upload that.",
  },
  locked_pdf: {
    vi: "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
    en: "The PDF file is protected by a password. Remove the password and upload it again.",
  },
  scan: {
    vi: "Tệp PDF chỉ có ảnh chụp trang, không có chữ. Hãy nhận dạng chữ (OCR) hoặc dùng bản Word của văn bản rồi tải lên lại.",
    en: "The PDF holds pictures of pages and no text. Have it recognised (OCR), or upload the Word version.",
  },
  image: {
    vi: "Tệp là ảnh, không có chữ. Hãy nhận dạng chữ (OCR) hoặc dùng bản Word của văn bản rồi tải lên lại.",
    en: "The file is a picture and holds no text. Have it recognised (OCR), or upload the Word version.",
  },
  old_word: {
    vi: "Tệp thuộc định dạng Word cũ (.doc, .rtf). Hãy mở bằng Word, lưu thành .docx rồi tải lên lại.",
    en: "The file has an old Word format (.doc, .rtf). Open it in Word, save it as .docx and upload that.",
  },
  other_archive: {
    vi: "Tệp nén này không phải văn bản Word. Hãy tải lên tệp .docx, .pdf có chữ hoặc .txt.",
    en: "This archive is not a Word document. Upload a .docx, a .pdf with text, or a .txt file.",
  },
  oversized: {
    vi: "Tệp nén chứa quá nhiều mục hoặc phình ra quá lớn khi mở, nên bị từ chối để bảo đảm an toàn. Hãy lưu lại văn bản thành .docx mới, bỏ bớt hình ảnh và tệp nhúng.",
    en: "The archive holds too many entries or grows too large when opened, and is refused for safety. Save the document as a new .docx without pictures and embedded files.",
  },
  too_many_pages: {
    vi: "Văn bản quá dài để đọc một lần. Hãy tách thành nhiều tệp, mỗi tệp một phần của văn bản.",
    en: "The document is too long to be read at once. Split it into several files, one part each.",
  },
  unknown_kind: {
    vi: "Không nhận ra loại tệp này. Hãy tải lên tệp .docx, .pdf có chữ hoặc .txt.",
    en: "This kind of file is not known. Upload a .docx, a .pdf with text, or a .txt file.",
  },
  no_task: {
    vi: "Không tìm thấy nhiệm vụ nào trong văn bản. Hãy kiểm tra xem đây có đúng là văn bản giao nhiệm vụ và tệp có đủ các trang không.",
    en: "No task was found in the document. Check that it is one that assigns tasks and that no page is missing.",
  },
  damaged_xlsx: {
    vi: "Tệp Excel bị hỏng hoặc không phải .xlsx. Hãy mở bằng Excel, lưu lại thành .xlsx mới rồi tải lên lại.",
    en: "The Excel file is damaged or is no .xlsx. Open it in Excel, save it as a new .xlsx and upload that.",
  },
  old_excel: {
    vi: "Tệp thuộc định dạng Excel cũ (.xls). Hãy mở bằng Excel, lưu thành .xlsx rồi tải lên lại.",
    en: "The file has the old Excel format (.xls). Open it in Excel, save it as .xlsx and upload that.",
  },
  no_heading: {
    vi: "Không tìm thấy dòng tiêu đề cột. Hãy đặt tên các cột: STT, Nhiệm vụ, Cơ quan chủ trì, Cơ quan phối hợp, Thời hạn, Sản phẩm.",
    en: "No row of column headings was found. Name the columns STT, Nhiệm vụ, Cơ quan chủ trì, Cơ quan phối hợp, Thời hạn, Sản phẩm.",
  },
  too_many_rows: {
    vi: "Bảng tính có quá nhiều dòng để đọc một lần. Hãy tách thành nhiều tệp.",
    en: "The workbook has too many rows to be read at once. Split it into several files.",
  },
};

export const unreadable = (flaw: Flaw): DomainError =>
  new DomainError("unreadable_document", MESSAGES[flaw], { flaw });
