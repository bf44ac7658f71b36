// Gives CodeMirror its styles under a content security policy that allows no style element.
import { StyleModule } from 'style-mod';

const adopted = new WeakMap<DocumentOrShadowRoot, { sheet: CSSStyleSheet; rules: Set<StyleModule> }>();

/**
 * Makes the editor's style modules land in a constructed sheet, which `style-src 'self'` allows.
 *
 * Source: style-mod 4.1.5, `StyleSet`, read 2026-11-25: it uses constructed sheets in shadow roots only, and
 * a style element in a document.
 */
export function adoptEditorStyles(): void {
  StyleModule.mount = (root, modules) => {
    const known = adopted.get(root) ?? { sheet: new CSSStyleSheet(), rules: new Set<StyleModule>() };
    if (!adopted.has(root)) {
      adopted.set(root, known);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, known.sheet];
    }
    const before = known.rules.size;
    for (const module of Array.isArray(modules) ? modules : [modules]) known.rules.add(module as StyleModule);
    if (known.rules.size > before) known.sheet.replaceSync([...known.rules].map((module) => module.getRules()).join('\n'));
  };
}
