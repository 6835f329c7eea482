/**
 * govuk-frontend's table. With `stacked` each row becomes a card on a narrow screen, every cell under the name of its
 * column; the ARIA roles keep the table a table for those who hear it, since `display: block` takes the native ones away.
 */
import type { AriaRole, ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

export interface Column {
  readonly text: string;
  readonly numeric?: boolean;
}

interface TableProps {
  readonly caption?: string;
  readonly captionClasses?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly firstCellIsHeader?: boolean;
  readonly stacked?: boolean;
  readonly classes?: string;
}

export function Table(props: TableProps): JSX.Element {
  const role = (name: AriaRole) => (props.stacked ? name : undefined);
  return (
    <table
      class={classes("govuk-table", props.stacked && "dd-table--stacked", props.classes)}
      role={role("table")}
    >
      {props.caption !== undefined && (
        <caption class={classes("govuk-table__caption", props.captionClasses)}>{props.caption}</caption>
      )}
      <thead class="govuk-table__head" role={role("rowgroup")}>
        <tr class="govuk-table__row" role={role("row")}>
          {props.columns.map((column) => (
            <th
              key={column.text}
              scope="col"
              class={classes("govuk-table__header", column.numeric && "govuk-table__header--numeric")}
              role={role("columnheader")}
            >
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role={role("rowgroup")}>
        {props.rows.map((row, index) => (
          <tr class="govuk-table__row" role={role("row")} key={index}>
            {row.map((cell, at) => (
              <Cell
                key={at}
                header={at === 0 && props.firstCellIsHeader === true}
                column={props.columns[at]}
                stacked={props.stacked === true}
              >
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly header: boolean;
  readonly column: Column | undefined;
  readonly stacked: boolean;
  readonly children?: ComponentChildren;
}

function Cell({ header, column, stacked, children }: CellProps): JSX.Element {
  const label = stacked ? column?.text : undefined;
  const content = stacked ? <div>{children}</div> : children;
  if (header) {
    return (
      <th scope="row" class="govuk-table__header" role={stacked ? "rowheader" : undefined}>
        {content}
      </th>
    );
  }
  return (
    <td
      class={classes("govuk-table__cell", column?.numeric && "govuk-table__cell--numeric")}
      role={stacked ? "cell" : undefined}
      data-label={label}
    >
      {content}
    </td>
  );
}
