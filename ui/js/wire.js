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
 * @typedef {object} Sheet How a page is drawn, in points or pixels from its upper left corner.
 * @property {number} width
 * @property {number} height
 * @property {boolean} picture Whether a picture shows it.
 * @property {{article: string, boxes: Box[], vertical: boolean}[]} regions Where each article stands, in reading order.
 * @property {Box[]} pictures
 *
 * @typedef {import('./picture/geometry.js').Box} Box
 * @typedef {object} Places Where an article's words stand on a page.
 * @property {{block: ?number, box: Box}[]} lines Each with the block it is of; null for its head.
 * @property {Box[][]} hits Where it answers a search: the boxes of each place.
 *
 * @typedef {{kind: 'cancelled'} | {kind: 'done', path: string}} ClippingSaved
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

/**
 * @typedef {object} Chosen What hits are narrowed down to.
 * @property {string[]} newspaper
 * @property {string[]} year
 * @property {string[]} month
 * @property {string[]} page
 * @property {string[]} author
 * @property {string[]} column
 * @property {?string} days `2023-10..2024-03`
 *
 * @typedef {{query: string, exact: boolean, sort: 'relevance' | 'newest' | 'oldest', filters: Chosen}} Asked
 * @typedef {{text: string, hit: boolean}} Span
 * @typedef {{value: string, count: number}} FacetValue
 * @typedef {{unit: 'day' | 'month' | 'year', periods: {period: string, count: number}[]}} Timeline
 * @typedef {{code: string, start: number, end: number}} QueryNote Characters are counted as code points.
 *
 * @typedef {object} FoundStory
 * @property {string} id
 * @property {?string} newspaper
 * @property {?string} date
 * @property {string[]} pages
 * @property {string[]} authors
 * @property {Span[]} headline
 * @property {Span[]} snippet
 *
 * @typedef {object} Answer
 * @property {number} total
 * @property {number} took_ms
 * @property {FoundStory[]} hits
 * @property {Record<'newspaper' | 'year' | 'month' | 'page' | 'author' | 'column', FacetValue[]>} facets
 * @property {Timeline} timeline
 * @property {Understood} meaning
 * @property {QueryNote[]} notes
 *
 * @typedef {{kind: 'nothing'} | {kind: 'all' | 'any', of: Understood[]} | {kind: 'not', of: Understood}
 *   | {kind: 'text' | 'beginning' | 'whole', field: string, text: string}
 *   | {kind: 'near', left: Understood[], right: Understood[], distance: number}
 *   | {kind: 'dates', days: string}} Understood
 *
 * @typedef {{text: string, query: string, count: number}} Instead
 * @typedef {{conditions: (Instead & {nearest: Instead[]})[], without: Instead[], apart: ?Instead,
 *   folded: ?number, unfiltered: ?number}} Loosened
 *
 * @typedef {[number, number]} Range Characters from the first to the one after the last, counted as code points.
 * @typedef {{column: Range[], kicker: Range[], headline: Range[], subheadline: Range[],
 *   bylines: {name: string, hits: Range[]}[], blocks: Range[][]}} PartMarks
 *
 * @typedef {{id: number, name: string, search: Asked, looked: string, total: number, new: number}} SavedSearch
 * @typedef {'newspaper' | 'date' | 'number' | 'edition' | 'page' | 'title'} FactName
 * @typedef {{kind: 'pages', pages: string[]} | {kind: 'issue' | 'file' | 'import', page: string}} Reach Which pages.
 *
 * @typedef {object} NewFacts What is to be said of them; what is left out is not said.
 * @property {string} [newspaper]
 * @property {string} [date]
 * @property {{pages: number, days: number}} [running_on] The day goes on by so many days after so many pages.
 * @property {number} [number]
 * @property {string} [edition]
 * @property {string} [page]
 * @property {string} [title] Of a page without text.
 * @property {FactName[]} [unknown] What nobody knows.
 * @property {FactName[]} [unset] Of what what was read holds again.
 *
 * @typedef {{issue: number, file: number, import: number, import_number: ?number}} Reaches
 * @typedef {{newspaper: ?string, date: ?string, edition: string, number: ?number, label: ?string}} Stated
 * @typedef {{kind: 'printed' | 'same_label' | 'same_page', fact: ?FactName, printed: ?string, pages: number}} Contradiction
 * @typedef {{decision: ?number, pages: number, articles: number, bookmarks: number,
 *   examples: {file: string, before: Stated, after: Stated}[], conflicts: Contradiction[]}} FactsSaid
 *
 * @typedef {{kind: 'merge', into: string, others: string[]} | {kind: 'rename', from: string, to: string, since: ?string}
 *   | {kind: 'alias', newspaper: string, alias: string}} NewspaperChange
 * @typedef {{decision: number, returned: number, removed: number, restated: number, missing: number}} Undone
 *
 * @typedef {object} Decision
 * @property {number} id
 * @property {'remove' | 'return' | 'set' | 'newspapers' | 'undo'} kind
 * @property {string} made RFC 3339 in UTC.
 * @property {string[]} of Which pages were meant; empty where they were chosen one by one.
 * @property {number} pages
 * @property {Partial<Record<FactName, ?string>>} facts
 * @property {FactName[]} unknown
 * @property {?NewspaperChange} newspapers
 * @property {?number} undoes Of an undo: the decision it takes back.
 * @property {boolean} undone
 * @property {boolean} purged It cannot be taken back any more.
 *
 * @typedef {{total: number, decisions: Decision[]}} Decisions
 * @typedef {{newspaper: string, date: string, edition: string, pages: number, headline: ?string}} DayIssue
 *
 * @typedef {object} About
 * @property {string} version
 * @property {string} folder The archive's, be it there or not.
 * @property {?{name: string, read_only: boolean, bytes: number, bookmarks: number, decisions: number,
 *   backups_folder: string, backups: {date: string, bytes: number}[]}} archive
 * @property {?string} log
 * @property {{archive: number, catalogue: number, shelf: number, parser: number}} formats
 * @typedef {{name: string, version: string, licence: string}} Licence
 * 导入.
 *
 * @typedef {{kind: 'hovering', over: boolean} | {kind: 'handed'} | {kind: 'go', address: string} | {kind: 'bad_link'}
 *   | {kind: 'elsewhere', folder: string} | {kind: 'importing', progress: Progress} | {kind: 'imported', end: End}} News
 *   What the program says of its own accord.
 * @typedef {({how: 'done' | 'cancelled'} & Sums) | {how: 'failed', error: {code: string, params: Record<string, any>,
 *   message: string, detail: string}}} End How an import ended; said once of each.
 * @typedef {{number: number, imported: number, articles: number, already_here: number, skipped: number,
 *   warnings: number}} Sums
 * @typedef {{done: number, total: number, now: string, rate: ?number, left: ?number, stopping: boolean}} Progress Files;
 *   a total of 0 is not counted yet; the rate is by the second, what is left in seconds.
 *
 * @typedef {{template: string, newspaper: string, date: string, reference: boolean, password?: string}} Given What the reader says of all
 *   files; an empty string says nothing.
 * @typedef {{folder: string, read_only: boolean, tray: string[], running: ?Progress, imports: ImportEntry[]}} ImportRoom
 * @typedef {'done' | 'cancelled' | 'broken_off' | 'unfinished' | 'running'} Ended
 * @typedef {{number: number, started: string, ended: Ended, paths: string[], is_sample: boolean, files: number,
 *   imported: number, already_here: number, passed_over: number, skipped: number, articles: number, warnings: number,
 *   trouble: ?string, pages_here: number, removal: ?number}} ImportEntry An import as a line in a list; `removal` takes
 *   back that it was taken out.
 *
 * @typedef {{cancelled: boolean, counts: Counts, papers: PaperSeen[]}} Preview
 * @typedef {{all: number, new: number, here: number, refused: number, warned: number, doubtful: number, unlike: number,
 *   pages: number, articles: number, undated: number}} Counts Files, but for pages and articles in new ones.
 * @typedef {{newspaper: ?string, first: ?string, last: ?string, issues: number, pages: number, articles: number,
 *   undated: number}} PaperSeen
 * @typedef {'all' | 'new' | 'here' | 'refused' | 'warned' | 'doubtful'} Part
 * @typedef {{total: number, files: FileLine[]}} FileLines
 * @typedef {{path: string, outcome: 'new' | 'here' | 'about' | 'refused', refusal: ?Trouble, newspaper: ?Fact, date: ?Fact,
 *   number: ?string, pages: (?string)[], articles: number, warnings: Trouble[], look_again: {page: ?string,
 *   articles: number}[], at: string[]}} FileLine `at`: the names of its pages that are here.
 * @typedef {{code: string, detail: string}} Trouble
 *
 * @typedef {{entry: ImportEntry, counts: Counts, account: Account, refused: FileLines, warned: FileLines,
 *   doubtful: FileLines, all: FileLines, lost: {path: string, fate: 'missing' | 'changed'}[]}} Report
 * @typedef {{total: number, body: number, headlines: number, byline: number, jump: number, caption: number,
 *   furniture: number, markup: number, dropped: number, unplaced: number}} Account Characters.
 * @typedef {{decision: ?number, pages: number, articles: number, bookmarks: number}} Removed
 * @typedef {{pages: number, missing: number}} Returned
 */

export {};
