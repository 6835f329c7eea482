/** The evidence that a task asks for, and what is still missing of it. */
import type { EvidenceKind } from "./assignment.js";
import type { Day } from "./day.js";
import type { Message } from "./errors.js";
import type { TaskPurpose } from "./task.js";

/** What a report brings: files, and what is said about them. */
export interface Proof {
  readonly files: readonly { readonly mediaType: string }[];
  readonly documentNumber: string | null;
  readonly documentDate: Day | null;
  readonly figure: number | null;
  readonly figureUnit: string | null;
  readonly figureSource: string | null;
}

export interface MissingProof {
  readonly field: "evidence" | "documentNumber" | "documentDate" | "figure" | "figureUnit" | "figureSource";
  readonly message: Message;
}

/** All that the task asks for and the proof lacks; nothing where it is complete. A target's figure names its source. */
export function missingProof(
  kind: EvidenceKind,
  proof: Proof,
  purpose: TaskPurpose = "instruction",
): MissingProof[] {
  const demands = purpose === "figure" ? [...asked[kind], ...ofTarget] : asked[kind];
  return demands.filter((demand) => !demand.met(proof)).map(({ field, message }) => ({ field, message }));
}

type Demand = MissingProof & { readonly met: (proof: Proof) => boolean };

const aFile: Demand = {
  field: "evidence",
  met: ({ files }) => files.length > 0,
  message: {
    vi: "Nhiệm vụ này yêu cầu minh chứng. Hãy đính kèm ít nhất một tệp.",
    en: "This task asks for evidence. Attach at least one file.",
  },
};

const aPhotograph: Demand = {
  field: "evidence",
  met: ({ files }) => files.some(({ mediaType }) => mediaType.startsWith("image/")),
  message: {
    vi: "Nhiệm vụ này yêu cầu hình ảnh. Hãy đính kèm ít nhất một tệp ảnh.",
    en: "This task asks for a photograph. Attach at least one picture.",
  },
};

const asked: Readonly<Record<EvidenceKind, readonly Demand[]>> = {
  any: [],
  list: [aFile],
  photograph: [aPhotograph],
  document: [
    aFile,
    {
      field: "documentNumber",
      met: ({ documentNumber }) => documentNumber !== null,
      message: { vi: "Hãy ghi số, ký hiệu của văn bản.", en: "Give the number of the document." },
    },
    {
      field: "documentDate",
      met: ({ documentDate }) => documentDate !== null,
      message: { vi: "Hãy ghi ngày ban hành văn bản.", en: "Give the date of the document." },
    },
  ],
  figure: [
    {
      field: "figure",
      met: ({ figure }) => figure !== null,
      message: { vi: "Hãy ghi số liệu đạt được.", en: "Give the figure that was reached." },
    },
    {
      field: "figureUnit",
      met: ({ figureUnit }) => figureUnit !== null,
      message: { vi: "Hãy ghi đơn vị tính của số liệu.", en: "Say what the figure counts." },
    },
  ],
};

const ofTarget: readonly Demand[] = [
  {
    field: "figure",
    met: ({ figure }) => figure === null || figure >= 0,
    message: { vi: "Số liệu không được âm.", en: "A figure is not negative." },
  },
  {
    field: "figureSource",
    met: ({ figureSource }) => figureSource !== null && figureSource.trim() !== "",
    message: {
      vi: "Hãy ghi nguồn của số liệu: báo cáo, niên giám, văn bản nào.",
      en: "Say where the figure is taken from: which report, yearbook or document.",
    },
  },
];
