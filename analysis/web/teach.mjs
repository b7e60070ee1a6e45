// The texts of the lesson, taken from the site's pages (analysis/site/pages/teach) and their translations
// (src/languages/*/teach) when the page is built. Commands of a terminal become plans to open: a plan file that a
// page writes with `cat > FILE`, and what its `kith run FILE --set PATH=VALUE` changes.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Marked } from "marked";

const PAGES = ["class", "roles", "handout", "exercises"];

/** Links lead to other pages of the site, which the page does not have: their text stays. */
const marked = new Marked({
  renderer: {
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
  },
});

/** A plan file written in a block of commands: { name, text }. */
function fileIn(code) {
  const found = /^cat > (\S+\.toml) <<'END'\n([\s\S]*?)^END$/m.exec(code);
  return found ? { name: found[1], text: found[2] } : undefined;
}

/** "path=word" as TOML: in a terminal, a word needs no quotes. */
const asToml = (setting) => setting.replace(/=([A-Za-z_-]+)$/, (whole, word) => (/^(true|false)$/.test(word) ? whole : `="${word}"`));

/** The runs of a plan in a block of commands, as changes to it: those of a loop, or of fewer replicates than the
 *  page makes, are left out. */
function runsIn(code) {
  const lines = code.replace(/\\\n\s*/g, " ").split("\n").filter((line) => /^kith run /.test(line));
  return lines.filter((line) => !/\$| -n /.test(line)).map((line) => ({
    file: /^kith run (\S+)/.exec(line)[1],
    name: /-o (\S+)\.h5/.exec(line)[1],
    settings: [...line.matchAll(/--set (\S+)/g)].map((one) => asToml(one[1])),
  }));
}

function tableOf(token) {
  const inline = (cell) => marked.Parser.parseInline(cell.tokens, marked.defaults);
  return { head: token.header.map(inline), rows: token.rows.map((row) => row.map(inline)) };
}

/** A paragraph that ends with a colon introduces commands, which the page does not show. */
const introducesCommands = (token) => token.type === "paragraph" && token.text.endsWith(":") && !token.text.includes("**");

/** A page as parts: its beginning and its sections, each with blocks of HTML and tables, and with the runs of its
 *  commands; if the page can make none of them, the part opens the plan unchanged. */
function partsOf(markdown) {
  const parts = [];
  let file;
  for (const token of marked.lexer(markdown)) {
    if (token.type === "heading") {
      parts.push({ title: marked.Parser.parseInline(token.tokens, marked.defaults), blocks: [], runs: [] });
      continue;
    }
    const part = parts.at(-1);
    if (token.type === "code") {
      const written = fileIn(token.text);
      if (written) part.file = file = written;
      part.runs.push(...runsIn(token.text));
      if (part.runs.length === 0 && file)
        part.runs.push({ file: file.name, name: file.name.replace(/\.toml$/, ""), settings: [] });
    } else if (token.type === "table") part.blocks.push(tableOf(token));
    else if (token.type !== "space" && !introducesCommands(token)) part.blocks.push(marked.parser([token]).trim());
  }
  return parts;
}

/** The texts by language and page. Translations hold no commands: those are the English page's. */
export function lessons(root) {
  const all = {};
  for (const [code, folder] of [["en", "../site/pages/teach"], ["es", "src/languages/spanish/teach"]])
    for (const name of PAGES) {
      const path = join(root, "analysis/web", folder, `${name}.md`);
      if (!existsSync(path)) throw new Error(`${path}: the lesson's page is missing`);
      (all[code] ??= {})[name] = partsOf(readFileSync(path, "utf8"));
    }
  return all;
}

/** For esbuild: `import lessons from "kith:lessons"`. */
export const lessonsOf = (root) => ({
  name: "lessons",
  setup(build) {
    build.onResolve({ filter: /^kith:lessons$/ }, ({ path }) => ({ path, namespace: "kith" }));
    build.onLoad({ filter: /.*/, namespace: "kith" }, () => ({ contents: JSON.stringify(lessons(root)), loader: "json" }));
  },
});
