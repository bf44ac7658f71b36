// What the server answers of a file of posts.
import type { ChannelRef, ThemeView, Wish } from './types.ts';

/** What the lines of a file become. */
export type Intention = 'draft' | 'submit' | 'schedule';

/** Which of the two passages of an hour that exists twice. */
export type Passage = 'earlier' | 'later';

/** One thing to say of a line. */
export interface RemarkView {
  code: string;
  sentence: string;
}

/** What one line would make. */
export interface ImportLineView {
  /** Row of the spreadsheet; the headings are row 1. */
  line: number;
  title: string;
  text: string;
  theme: ThemeView | null;
  channels: ChannelRef[];
  due: Wish | null;
  due_at: string | null;
  is_twice: boolean;
  /** The post that the line is, or has made, already. */
  already: string | null;
  faults: RemarkView[];
  warnings: RemarkView[];
}

/** What a file would make. */
export interface ImportPreviewView {
  encoding: string;
  separator: string;
  ignored_columns: string[];
  zone: string;
  lines: ImportLineView[];
}

/** A file and what is wished of it. */
export interface PreviewImportBody {
  /** Base64. */
  file: string;
  intention: Intention;
  passages: { line: number; passage: Passage }[];
}

/** What became of the lines that were chosen. */
export interface ImportedView {
  created: { line: number; post: string }[];
  already: { line: number; post: string }[];
}
