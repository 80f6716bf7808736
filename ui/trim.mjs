// Cuts the compiled sheet down to what our components use and speaks our tokens instead of govuk-frontend's:
// no class that no component prints, no font families, no fallback colours, one rule a selector where neighbours agree.
// Reads CSS on stdin, writes minified CSS on stdout. Why by hand: a page's first view must fit one TCP flight.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import postcss from "postcss";
import { compileString } from "sass";

const sheet = process.argv[2];
const source = new URL("../crates/desk/src/page/", import.meta.url).pathname;
const printed = readdirSync(source).filter((name) => name.endsWith(".rs"))
  .map((name) => readFileSync(join(source, name), "utf8")).join("\n");
// Components assemble some names from parts ("govuk-" (kind) "__item").
const assembled = /^govuk-(radios|checkboxes)__(item|input|label|hint)$|^govuk-input--width-\d+$/;
const tokens = {
  brand: "brand", text: "text", "inverse-text": "brand-ink", "secondary-text": "text-soft", focus: "focus",
  "focus-text": "focus-ink", error: "danger", success: "success", border: "line", "input-border": "field-line",
  hover: "line", link: "link", "link-visited": "link-visited", "link-hover": "text", "link-active": "text",
  "body-background": "surface", "template-background": "page", "surface-background": "brand-soft",
  "surface-text": "text", "surface-border": "surface-line",
};
const dropped = /^(font-family|font-size|line-height|-webkit-font-smoothing|-moz-osx-font-smoothing|-webkit-appearance|appearance|touch-action|-webkit-box-decoration-break|box-decoration-break|outline|outline-offset|text-decoration-skip|-webkit-text-decoration-skip|-webkit-text-decoration-skip-ink|text-decoration-skip-ink|text-decoration-thickness|text-underline-offset)$/;

const isVendored = (selector) => selector.includes("govuk-");
const isPrinted = (selector) => (selector.match(/govuk-[\w!-]+/g) ?? [])
  .every((name) => printed.includes(name) || assembled.test(name));
const isWanted = (selector) => isPrinted(selector)
  && !(isVendored(selector) && /:focus|:disabled|:active|:hover|:-moz|:not\(\.govuk-label|:not\(\.govuk-fieldset|(govuk-error-summary__list|govuk-task-list__link)\b.*(a|:link|:visited)$/.test(selector));

const root = postcss.parse(readFileSync(0, "utf8"));
let vendored = false;
root.walkComments((comment) => {
  if (!comment.text.startsWith("!")) comment.remove();
});
// Everything between the two marks comes from govuk-frontend; our own rules follow and stay as they are.
root.each((node) => {
  if (node.type === "rule" && node.selector === ".vendored-begins") { vendored = true; node.remove(); return; }
  if (node.type === "rule" && node.selector === ".vendored-ends") { vendored = false; node.remove(); return; }
  if (!vendored) return;
  if (node.type === "atrule" && (/print|forced-colors|hover/.test(node.params) || node.name === "supports")) { node.remove(); return; }
  const trim = (rule) => {
    rule.selectors = rule.selectors.filter(isWanted).concat([]);
    rule.walkDecls((decl) => {
      if (dropped.test(decl.prop) || (decl.prop === "font-weight" && decl.value === "400")) decl.remove();
      else decl.value = decl.value.replace(/var\(--govuk-([a-z-]+)-colour, ?#[0-9a-f]+\)/g, (whole, name) => {
        if (!tokens[name]) throw new Error(`no token for ${whole}`);
        return `var(--${tokens[name]})`;
      });
    });
    if (!rule.selector || rule.nodes.length === 0) rule.remove();
  };
  if (node.type === "rule") trim(node);
  else if (node.type === "atrule") {
    node.walkAtRules((inner) => { if (/print|forced/.test(inner.params)) inner.remove(); });
    node.walkRules(trim);
    if (!node.nodes || node.nodes.length === 0) node.remove();
  }
});

// Neighbours with one selector, and neighbouring media blocks with one condition, become one.
const merge = (parent) => {
  parent.each((node) => {
    const next = node.next();
    if (!next || next.type !== node.type) return;
    const same = node.type === "rule" ? next.selector === node.selector
      : node.type === "atrule" && node.name === "media" && next.name === "media" && next.params === node.params;
    if (same) { node.append(next.nodes); next.remove(); }
  });
};
for (let round = 0; round < 4; round += 1) merge(root);
root.walkAtRules("media", merge);

const left = [];
if (sheet === "citizen") root.walkDecls((decl) => { if (/--govuk/.test(decl.value)) left.push(decl.toString()); });
if (left.length) throw new Error(`untranslated: ${left.join("; ")}`);
process.stdout.write(compileString(root.toString(), { style: "compressed", charset: false }).css.trim() + "\n");
