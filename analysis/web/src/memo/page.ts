// The memo as a file of its own: a page that prints on one Letter sheet, and that the page opens again as a plan.
import style from "../styles/memo.css";
import type { Source } from "../engine/types.ts";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]!);

/** `body`: the memo as shown, with its markup. The plan's text and files follow, hidden, as in a report of Kith. */
export function memoPage(body: string, title: string, language: string, version: string, source: Source): string {
  const files = Object.entries(source.files ?? {})
    .map(([name, text]) => `<pre class="kith-file" data-name="${escaped(name)}" hidden>${escaped(text)}</pre>\n`).join("");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kith ${escaped(version)}">
<title>${escaped(title)}</title>
<style>
${style}</style>
</head>
<body>
${body}
<pre id="kith-scenario" hidden>${escaped(source.text)}</pre>
${files}</body>
</html>
`;
}
