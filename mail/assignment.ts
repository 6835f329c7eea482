/** The letter of assignment: one for each recipient and programme, with all that is assigned to the unit. */
import type { Day } from "../domain/day.js";
import type { Block } from "./blocks.js";
import { layOut } from "./layout.js";
import type { Letter, Message, TaskLine } from "./message.js";
import { taskItem, taskList } from "./task-item.js";
import { formatDay, shorten } from "./words.js";

/** A programme gives a body about ten tasks; far more are read on the page. */
const LISTED = 40;

export interface AssignmentInput extends Letter {
  readonly programme: {
    /** `Chương trình 272-CTr/TU` */
    readonly name: string;
    readonly title: string;
    /** `Ban Thường vụ Tỉnh ủy Hậu Giang` */
    readonly issuer: string;
    readonly issuedOn: Day;
  };
  readonly unitName: string;
  /** The tasks the unit leads. */
  readonly leading: readonly TaskLine[];
  /** The tasks to which it contributes. */
  readonly coordinating: readonly TaskLine[];
  /** The day by which the unit is asked to accept; null where it has only to know. */
  readonly acceptBy: Day | null;
  /** Asked of the unit as a recipient of the programme, with the page where it is given; null where it is not owed. */
  readonly acknowledgement: { readonly by: Day; readonly url: string } | null;
  /** The unit's tasks of this programme. */
  readonly listUrl: string;
}

export function assignmentMessage(input: AssignmentInput): Message {
  const { programme, leading, coordinating, unitName, acknowledgement } = input;
  const given = leading.length + coordinating.length > 0;
  return layOut(input, {
    subject: given
      ? `Giao nhiệm vụ theo ${programme.name}: ${counted(input)}`
      : `Tiếp nhận, quán triệt ${programme.name}`,
    why: `là người nhận nhiệm vụ của ${unitName}`,
    blocks: [
      {
        kind: "paragraph",
        text: `${programme.issuer} đã ban hành ${programme.name} ngày ${formatDay(programme.issuedOn)}: ${shorten(programme.title, 300)}.${given ? ` Theo đó, ${unitName} được giao ${counted(input)}.` : ""}`,
      },
      ...(input.acceptBy === null ? [] : [request(input.acceptBy)]),
      ...(acknowledgement === null ? [] : receipt(acknowledgement, unitName, leading.length > 0)),
      ...section("Nhiệm vụ chủ trì", leading, input.listUrl),
      ...section("Nhiệm vụ phối hợp", coordinating, input.listUrl),
      { kind: "link", label: "Mở danh sách nhiệm vụ của đơn vị", url: input.listUrl },
    ],
  });
}

function counted({ leading, coordinating }: AssignmentInput): string {
  const parts = [
    ...(leading.length > 0 ? [`${String(leading.length)} nhiệm vụ chủ trì`] : []),
    ...(coordinating.length > 0 ? [`${String(coordinating.length)} nhiệm vụ phối hợp`] : []),
  ];
  return parts.join(", ");
}

function request(acceptBy: Day): Block {
  return {
    kind: "paragraph",
    text: `Đề nghị đơn vị tiếp nhận, phân công người thực hiện trước ngày ${formatDay(acceptBy)}. Nhiệm vụ nào không thuộc chức năng của đơn vị, đề nghị từ chối và nêu rõ lý do trong thời gian này.`,
  };
}

/** Who takes on a task has received the programme: nobody is asked twice. */
function receipt({ by, url }: { by: Day; url: string }, unitName: string, leads: boolean): Block[] {
  const also = leads ? " Đơn vị đã tiếp nhận một nhiệm vụ thì không phải xác nhận riêng." : "";
  return [
    {
      kind: "paragraph",
      text: `Đề nghị ${unitName} quán triệt, triển khai chương trình và xác nhận đã tiếp nhận trước hết ngày ${formatDay(by)}.${also}`,
    },
    { kind: "link", label: "Xác nhận đã tiếp nhận, quán triệt", url },
  ];
}

function section(heading: string, tasks: readonly TaskLine[], listUrl: string): Block[] {
  if (tasks.length === 0) return [];
  return [
    { kind: "heading", text: `${heading} (${String(tasks.length)})` },
    ...taskList(tasks, LISTED, listUrl, (task) => taskItem(task)),
  ];
}
