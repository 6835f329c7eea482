/** The words of a unit's own pages in Vietnamese: the part of the catalogue that `unit-en.ts` has to match. */

export const unitVi = {
  views: {
    title: "Cách xem",
    list: "Danh sách",
    tree: "Theo văn bản",
    calendar: "Theo tháng",
    counts: (total: number, overdue: number) =>
      overdue === 0 ? `${total} nhiệm vụ` : `${total} nhiệm vụ, ${overdue} quá hạn`,
    tooMany: "Có nhiều nhiệm vụ nên chỉ ghi số lượng; bấm vào số để xem danh sách của từng mục.",
    month: (number: number, year: string) => `Tháng ${number}/${year}`,
    previous: "Tháng trước",
    next: "Tháng sau",
    present: "Tháng này",
    today: "Hôm nay",
    dayOff: "Ngày nghỉ",
    more: (count: number) => `Xem cả ${count} nhiệm vụ`,
    due: (count: number) => `${count} nhiệm vụ đến hạn trong tháng.`,
    none: "Không có nhiệm vụ nào đến hạn trong tháng này.",
    kinds: { holiday: "Nghỉ lễ", compensatory: "Nghỉ bù", working_saturday: "Làm bù" },
  },
  today: {
    title: "Việc hôm nay",
    sum: (count: number, overdue: number) =>
      overdue === 0
        ? `${count} việc cần làm, không có việc quá hạn.`
        : `${count} việc cần làm, trong đó ${overdue} việc quá hạn.`,
    nothing: "Hiện không có việc nào phải làm ngay.",
    explainBy: (day: string) => `Giải trình trước hết ngày ${day}`,
    all: (count: number) => `Xem cả ${count} việc`,
    allTasks: "Tất cả nhiệm vụ của đơn vị",
    inGroup: (name: string) => `Việc hôm nay: ${name}`,
    groups: {
      explain: "Phải giải trình",
      overdue: "Quá hạn",
      returned: "Phải thực hiện lại",
      due_soon: "Sắp đến hạn",
      accept: "Chờ tiếp nhận",
      figure: "Số liệu phải gửi",
      submission: "Báo cáo sơ kết, tổng kết phải gửi",
      silent: "Nhiệm vụ thường xuyên lâu chưa báo cáo",
      contribute: "Phần phối hợp sắp đến hạn",
      review: "Chờ đồng chí xác nhận",
      decide: "Chờ đồng chí quyết định gia hạn",
    },
    /** What becomes of it, where that is not plain. */
    notes: {
      explain: "Không giải trình đúng ngày thì việc chậm được báo cáo lên cấp trên.",
      overdue: "Thời hạn chỉ dừng tính khi đơn vị báo cáo hoàn thành.",
      contribute: "Đơn vị chủ trì cần phần phối hợp này để báo cáo.",
      silent: "Đã được nhắc; chỉ cần một báo cáo tiến độ.",
    },
  },
};
