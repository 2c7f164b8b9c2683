/**
 * What of a Markdown text would be HTML, a link or an image with a target of the document's choosing: neither is printed
 * by a template other than as a link within the page or to a file of the output.
 *
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function foreignMarkdown(text: string): string[] {
  const prose = withoutSpans(withoutFences(text));
  const html = prose.matchAll(/(?<!\\)<(?:[a-z!/?][^\n]{0,80})/gi);
  const links = prose.matchAll(/(?<!\\)\]\((?!#|\.{0,2}\/?[\w./-]+\))[^\n]{0,80}/g);
  const bare = prose.matchAll(/\b(?:https?|ftp|mailto|xmpp):|\bwww\./gi);
  return [...html, ...links, ...bare].map(([found]) => found);
}

function withoutFences(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const [, found] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined) {
      if (found === undefined) lines.push(line);
      else fence = found;
    } else if (found !== undefined && found.startsWith(fence) && line.trim() === found) fence = undefined;
  }
  return lines.join("\n");
}

/** A backslash keeps a backtick from opening a span, and does not keep one from closing it. */
function withoutSpans(text: string): string {
  return text.replace(/\\[^]|(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, (found, run: string | undefined) =>
    run === undefined ? found : "",
  );
}
