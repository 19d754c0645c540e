// The types of what comes over the wire, as `src-tauri/src/messages` makes them and tests/messages/window shows them.
// Types only: there is nothing here to run.

/**
 * @typedef {object} Newspaper 报 with its holdings.
 * @property {string} name
 * @property {string[]} aliases
 * @property {?string} first The day of the earliest issue held, `2009-11-18`; null if none is dated.
 * @property {?string} last
 * @property {number} issues Dated issues.
 * @property {number} pages Pages, dated or not.
 * @property {number} articles
 * @property {Year[]} years
 *
 * @typedef {{year: number, months: number[]}} Year On how many days of each month, from January, an issue is held.
 *
 * @typedef {{kind: 'import_completed' | 'catalogue_rebuilt', files: number}
 *   | {kind: 'decisions_followed', pages: number}
 *   | {kind: 'index_completed' | 'index_rebuilt', stories: number}} Repair What opening the archive set right.
 *
 * @typedef {object} Held What the archive holds.
 * @property {'held'} kind
 * @property {string} name
 * @property {string} folder
 * @property {boolean} read_only
 * @property {Repair[]} repairs
 * @property {Newspaper[]} newspapers
 * @property {number} issues
 * @property {number} pages
 * @property {number} articles
 * @property {number} undated_pages
 * @property {number} unnamed_pages Pages of no known newspaper.
 *
 * @typedef {{kind: 'not_begun', folder: string}} NotBegun There is no archive yet; the first import makes it.
 *
 * @typedef {{value: string, source: string, stated: boolean}} Fact A fact, where it was read, and whether it is
 *   stated there; what is not was inferred.
 * @typedef {{value: number, source: string, stated: boolean}} NumberFact
 *
 * @typedef {object} Calendar
 * @property {string} newspaper
 * @property {Year[]} years Those of which issues are held.
 * @property {?number} year The one that is shown.
 * @property {CalendarIssue[]} issues
 * @property {number} undated_pages
 *
 * @typedef {{date: Fact, edition: string, number: ?number, pages: number, articles: number,
 *   headline: ?string}} CalendarIssue
 *
 * @typedef {{total: number, pages: LoosePage[]}} LoosePages
 * @typedef {{newspaper: ?string, date: ?Fact, page: PageLine}} LoosePage
 *
 * @typedef {{id: string, label: ?string, name: ?string, articles: number, headline: ?string, file: string}} PageLine
 * @typedef {{newspaper: string, date: string, edition: string}} Issue What names an issue.
 * @typedef {{code: string, detail: string}} Reason
 *
 * @typedef {object} Page 版, whole.
 * @property {string} id
 * @property {?Fact} newspaper
 * @property {?Fact} date
 * @property {?NumberFact} number
 * @property {string} edition
 * @property {?Fact} label
 * @property {?string} name
 * @property {string} file
 * @property {PageArticle[]} articles
 * @property {{kind: string, text: string, reason: Reason}[]} furniture
 * @property {PageLine[]} pages Those of its issue, itself among them.
 * @property {?Issue} previous_issue
 * @property {?Issue} next_issue
 * @property {?Issue} last_year
 *
 * @typedef {{column: ?string, kicker: ?string, headline: ?string, subheadline: ?string}} Head
 * @typedef {'paragraph' | 'subhead' | 'caption' | 'verse' | 'list' | 'table' | 'editors_note'} BlockKind
 * @typedef {{kind: BlockKind, text: string}} Block
 * @typedef {{id: string, blocks: Block[], continues_to: ?string, continued_from: ?string, look_again: boolean,
 *   confidence: number, reasons: Reason[]}} Piece
 * @typedef {Head & Piece & {byline: ?string}} PageArticle
 *
 * @typedef {{text: string, label: string, rival: string, confidence: number, article: ?number, because: string[],
 *   against: string[]}} Line What the parser makes of a line, by the codes of its reasons.
 *
 * @typedef {object} Article A story, whole.
 * @property {string} id
 * @property {?string} newspaper
 * @property {?Fact} date
 * @property {?number} number
 * @property {string} edition
 * @property {{name: string, role: string}[]} bylines
 * @property {StoryPart[]} parts
 * @property {{confidence: number, reasons: Reason[]}[]} seams
 * @property {string} citation
 * @property {string} page
 * @property {PageLine[]} pages
 * @property {?Near} previous
 * @property {?Near} next
 * @property {Marked[]} marks The reader's, the first made first.
 *
 * @typedef {Head & Piece & {label: ?string, file: string}} StoryPart
 * @typedef {{id: string, headline: ?string, beginning: string}} Near
 * @typedef {{total: number, bookmarks: Marked[]}} Bookmarks
 * @typedef {{id: number, article: ?string, whole: boolean, headline: ?string, quote: string, prefix: string,
 *   suffix: string, newspaper: ?string, date: ?string, label: ?string, note: string, tags: string[],
 *   collections: number[], created: string}} Marked
 *
 * @typedef {object} ShelfHoldings What stands on the shelf.
 * @property {number} bookmarks
 * @property {number} unfiled In no collection.
 * @property {{id: number, name: string, parent: ?number, bookmarks: number}[]} collections Parents come first.
 * @property {{name: string, bookmarks: number}[]} tags
 * @property {string} copies Where the dated copies of the shelf lie.
 * @property {?string} copied The day of the latest.
 *
 * @typedef {object} BookmarkQuery Which marks are asked for.
 * @property {string} words
 * @property {{kind: 'shelf'} | {kind: 'unfiled'} | {kind: 'collection', id: number}} within
 * @property {string[]} tags
 * @property {boolean} lost
 * @property {'newest' | 'oldest' | 'date' | 'place'} order
 * @property {number} offset
 * @property {number} limit
 *
 * @typedef {{id: number, kind: string, what: string, bookmarks: number, made: string, undone: boolean}} ShelfChange
 * @typedef {{kind: 'cancelled'} | {kind: 'done', path: string, bookmarks: number}} ShelfExported
 * @typedef {{kind: 'cancelled'} | {kind: 'done', change: ?number, added: number, completed: number,
 *   already_here: number, lost: Marked[]}} ShelfTakenIn
 *
 * @typedef {{total: number, keywords: string[], articles: FoundArticle[]}} Found
 * @typedef {{id: string, newspaper: ?string, date: ?string, pages: string[], headline: string,
 *   snippet: string}} FoundArticle
 * @typedef {'text' | 'text_with_citation' | 'citation' | 'markdown'} Form
 */

export {};
