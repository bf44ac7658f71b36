// A table with a title, named columns, and rows that stay readable on a phone.
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import style from './table.module.css';

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Names the row: one column at most. */
  isHeader?: boolean;
  numeric?: boolean;
}

interface TableProps<Row> {
  /** Title of the table, read by screen readers; shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
}

/** A plain table; on a phone each row becomes a block with its column names. */
export function Table<Row>({ caption, showCaption = false, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table className={style.table}>
      <caption className={showCaption ? style.caption : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classes(style.head, column.numeric && style.numeric)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={style.row}>
            {columns.map((column) =>
              column.isHeader ? (
                <th key={column.id} scope="row" className={classes(style.cell, style.name)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} data-title={column.title} className={classes(style.cell, column.numeric && style.numeric)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
