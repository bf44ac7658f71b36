// The text editor: CodeMirror for plain text, with words underlined where a check found something.
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { Compartment, EditorSelection, EditorState, StateEffect, StateField, Transaction, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder, type DecorationSet } from '@codemirror/view';
import { cleanText } from '@/shared/text/length.ts';
import { adoptEditorStyles } from './editor-styles.ts';

adoptEditorStyles();

/** Words to underline. */
export interface Underline {
  /** UTF-16 offsets, end excluded. */
  from: number;
  to: number;
  severity: 'blocking' | 'warning';
}

export interface EditorOptions {
  label: string;
  describedBy: string;
  language: string;
  placeholder: string;
  /** Locked: typing calls `onLocked` instead of changing the text. */
  locked: boolean;
}

export interface EditorCalls {
  onChange: (text: string) => void;
  onLocked: () => void;
  onFiles: (files: File[]) => void;
  onFocus: () => void;
}

const setUnderlines = StateEffect.define<Underline[]>();

const mark = { blocking: Decoration.mark({ class: 'cm-blocking' }), warning: Decoration.mark({ class: 'cm-warning' }) };

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setUnderlines)) continue;
      const length = transaction.newDoc.length;
      const ranges = effect.value.filter(({ from, to }) => from < to && to <= length);
      next = Decoration.set(ranges.map(({ from, to, severity }) => mark[severity].range(from, to)), true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const wavy = (colour: string) => ({ textDecoration: `underline wavy ${colour} 1.5px`, textUnderlineOffset: '4px', textDecorationSkipInk: 'none' });

const look = EditorView.theme({
  '&': { fontSize: '1rem', color: 'var(--text-primary)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font)', lineHeight: '1.625rem', overflow: 'visible' },
  '.cm-content': { minHeight: '8.125rem', padding: '0.875rem 0', caretColor: 'var(--text-primary)' },
  '.cm-line': { padding: '0 1rem' },
  '.cm-placeholder': { color: 'var(--text-tertiary)' },
  '.cm-blocking': wavy('var(--error-text)'),
  '.cm-warning': wavy('var(--wait-text)'),
});

const attributes = ({ label, describedBy, language }: EditorOptions): Extension =>
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-describedby': describedBy,
    lang: language,
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
    'data-gramm': 'false',
  });

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

// Neither Tab, which leaves the editor, nor Ctrl Entrée, which belongs to the screen.
const keys = [...historyKeymap, ...standardKeymap];

/** One editor in the page, and what can be done to it from outside. */
export class TextEditor {
  readonly #view: EditorView;
  readonly #attributes = new Compartment();
  readonly #placeholder = new Compartment();
  #options: EditorOptions;

  constructor(parent: HTMLElement, text: string, options: EditorOptions, calls: { current: EditorCalls }) {
    this.#options = options;
    const lock = EditorState.transactionFilter.of((transaction) => {
      const byHand = transaction.docChanged && transaction.annotation(Transaction.remote) !== true;
      if (!this.#options.locked || !byHand) return transaction;
      queueMicrotask(() => calls.current.onLocked());
      return [];
    });
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          keymap.of(keys),
          EditorView.lineWrapping,
          lock,
          underlines,
          look,
          this.#attributes.of(attributes(options)),
          this.#placeholder.of(placeholder(options.placeholder)),
          EditorView.clipboardInputFilter.of(cleanText),
          EditorView.updateListener.of((update) => {
            const ours = update.transactions.some((transaction) => transaction.annotation(Transaction.remote) === true);
            if (update.docChanged && !ours) calls.current.onChange(update.state.doc.toString());
            if (update.focusChanged && update.view.hasFocus) calls.current.onFocus();
          }),
          EditorView.domEventHandlers({
            paste: (event) => this.#takeFiles(filesOf(event.clipboardData), calls),
            drop: (event) => this.#takeFiles(filesOf(event.dataTransfer), calls),
          }),
        ],
      }),
    });
  }

  #takeFiles(files: File[], calls: { current: EditorCalls }): boolean {
    if (files.length === 0) return false;
    calls.current.onFiles(files);
    return true;
  }

  setOptions(options: EditorOptions): void {
    const before = this.#options;
    this.#options = options;
    const effects = [this.#attributes.reconfigure(attributes(options))];
    if (before.placeholder !== options.placeholder) effects.push(this.#placeholder.reconfigure(placeholder(options.placeholder)));
    this.#view.dispatch({ effects });
  }

  /** Shows a text that came from elsewhere; the caret stays where the words around it are. */
  setText(text: string): void {
    const shown = this.#view.state.doc.toString();
    if (shown === text) return;
    let from = 0;
    while (from < shown.length && from < text.length && shown[from] === text[from]) from += 1;
    let same = 0;
    while (same < shown.length - from && same < text.length - from && shown.at(-1 - same) === text.at(-1 - same)) same += 1;
    this.#view.dispatch({
      changes: { from, to: shown.length - same, insert: text.slice(from, text.length - same) },
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
    });
  }

  setUnderlines(list: Underline[]): void {
    this.#view.dispatch({ effects: setUnderlines.of(list) });
  }

  /** Puts words at the caret, in place of what is selected, with a space before when `spaced`. */
  insert(words: string, spaced = false): void {
    const { state } = this.#view;
    const { from, to } = state.selection.main;
    const before = state.sliceDoc(Math.max(0, from - 1), from);
    const insert = spaced && before !== '' && !/\s/.test(before) ? ` ${words}` : words;
    this.#view.dispatch({ changes: { from, to, insert }, selection: EditorSelection.cursor(from + insert.length), userEvent: 'input', scrollIntoView: true });
    this.#view.focus();
  }

  /** Selects words and moves the focus there. */
  select(from: number, to: number): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ selection: EditorSelection.range(Math.min(from, length), Math.min(to, length)), scrollIntoView: true });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
