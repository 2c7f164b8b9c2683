/*
 * What APIs call the params and the properties that pages are about, as `plainName` writes them; the usual names come
 * first. A name alone is never enough: see `pagination.ts`.
 */

function names(text: string): readonly string[] {
  return text.split(" ");
}

/** Query parameters. `page[number]` and `$skip` are names like others, because only letters and digits count. */
export const paramNames = {
  /** The number of a page. */
  page: names("page pageno pagenumber pagenum pagenr pageindex currentpage"),
  /** How many items, or in some APIs pages, stand before. */
  offset: names("offset startoffset pageoffset skip startindex startat"),
  /** What the page before has given. */
  cursor: names(
    "cursor nextcursor pagecursor after aftercursor pageafter pagetoken nextpagetoken nexttoken continuationtoken " +
      "continuation continue paginationtoken scrollid marker nextmarker startkey starttoken bookmark",
  ),
  /** The id of the last item of the page before. */
  lastId: names("startingafter startafter afterid"),
  /** How many items a page has at most. */
  size: names(
    "perpage pagesize limit size pagelimit maxresults maxitems maxpagesize count top take first itemsperpage " +
      "resultsperpage maxkeys batchsize",
  ),
} as const;

/** Properties of a body, or of an object in it that is called as one of `holders`. */
export const factNames = {
  /** The cursor of the next page. */
  cursor: names(
    "nextcursor nextpagetoken nexttoken cursor after aftercursor endcursor continuationtoken nextcontinuationtoken " +
      "continuation continue paginationtoken pagetoken scrollid nextmarker marker nextpagecursor bookmark nextkey",
  ),
  /** A link to the next page, or in some APIs its cursor. */
  link: names("next nextlink nexturl nexturi nexthref nextpageurl nextpagelink nextpageuri nextpage odatanextlink"),
  /** Whether there is another page. */
  more: names("hasmore hasnext hasnextpage hasmoreitems hasmoreresults hasmorepages more morepages"),
  /** How many items there are. */
  total: names(
    "totalcount total totalitems totalresults totalrecords totalsize totalelements totalhits totalentries totalrows " +
      "totalnumber recordstotal itemscount odatacount",
  ),
  /** How many pages there are. */
  pages: names("totalpages pagecount lastpage numpages numberofpages pagestotal totalpagecount"),
  /** How many items a page has at most. */
  size: names("perpage pagesize limit size itemsperpage resultsperpage pagelimit"),
  /** The number of this page. */
  current: names("page pageno pagenumber currentpage pageindex number"),
} as const;

/** Objects of a body that hold such properties. */
export const holders: ReadonlySet<string> = new Set(
  names(
    "resultinfo paging pagination pageinfo page meta metadata info links cursors cursor responsemetadata responseinfo " +
      "listmetadata pagingmetadata paginationinfo paginationmeta next",
  ),
);

/** In an object that is called so, the link itself. */
export const linkTargets: ReadonlySet<string> = new Set(names("href url uri"));

/** A thing that a name may stand for, and how usual the name is for it: 0 is the most usual. */
export interface Meaning<Kind extends string> {
  readonly kind: Kind;
  readonly rank: number;
}

/** What each name of a table may stand for. */
export function meaningsIn<Kind extends string>(
  table: Readonly<Record<Kind, readonly string[]>>,
): ReadonlyMap<string, readonly Meaning<Kind>[]> {
  const meanings = new Map<string, Meaning<Kind>[]>();
  for (const kind of Object.keys(table) as Kind[]) {
    for (const [rank, name] of table[kind].entries()) {
      meanings.set(name, [...(meanings.get(name) ?? []), { kind, rank }]);
    }
  }
  return meanings;
}
