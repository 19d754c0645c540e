// Every sentence of the window in English. Keys are those of zh-Hans.js. `one|many` where a count decides.

export default {
  'shelf.title': 'Bookcase',
  'shelf.waiting': 'Opening the archive…',
  'shelf.unchanged': 'Looked again just now: nothing has changed.',
  'shelf.n_newspapers': '{n} newspaper|{n} newspapers',
  'shelf.n_issues': '{n} issue|{n} issues',
  'shelf.n_pages': '{n} page|{n} pages',
  'shelf.n_articles': '{n} article|{n} articles',
  'shelf.between': ' · ',
  'shelf.aliases': 'also {names}',
  'shelf.aliases_between': ', ',
  'shelf.years': '{first}–{last}',
  'shelf.undated': 'Undated',
  'shelf.undated_note': 'Pages on which no date was found, of all newspapers',
  'shelf.unnamed': 'Unknown newspaper',
  'shelf.unnamed_note': 'Pages that name no newspaper we could recognise',
  'shelf.read_only': 'This archive cannot be written to: you can read and search it, but import nothing.',
  'shelf.repair.import_completed':
    'The last import was interrupted; {n} file has been completed.|The last import was interrupted; {n} files have been completed.',
  'shelf.repair.catalogue_rebuilt':
    'The catalogue was damaged and has been made anew from the originals of {n} file.|The catalogue was damaged and has been made anew from the originals of {n} files.',
  'shelf.repair.decisions_followed':
    'What you had decided was done; it concerned {n} page.|What you had decided was done; it concerned {n} pages.',
  'shelf.repair.index_completed':
    'The index lacked the latest import; {n} article has been added.|The index lacked the latest import; {n} articles have been added.',
  'shelf.repair.index_rebuilt':
    'The index has been made anew, with {n} article.|The index has been made anew, with {n} articles.',

  'empty.lead': 'Nothing here yet',
  'empty.text':
    'This is where the newspapers you have kept stand, one to a row, with their years and how many issues, pages and articles you hold. Page files may be plain text or Markdown; a whole folder goes in at once. In a terminal, run:',
  'empty.folder': 'folder-of-pages',
  'empty.after': 'Your files are left as they are. Come back to this window afterwards: it brings itself up to date.',
  'empty.again': 'Look again',

  'error.again': 'Try again',
  'error.details': 'Details',

  'error.no_archive': 'There is no archive here',
  'error.no_archive.hint':
    'Check the name and place of the folder, and that its disk is connected. To make an archive here, import the first pages in a terminal:',
  'error.not_an_archive': 'This folder holds something else',
  'error.not_an_archive.hint': 'An archive has a folder of its own: choose one that is empty or does not exist yet.',
  'error.newer_format': 'A newer version of Baoge made this archive',
  'error.newer_format.hint':
    'Its format is version {found}; this program knows versions up to {known}. Update Baoge and open it again. Nothing in it was changed.',
  'error.busy': 'Another program is writing to this archive',
  'error.busy.hint': 'Wait until it has finished, then try again.',
  'error.read_only': 'This archive can only be read',
  'error.read_only.hint': 'Copy it to a place that can be written to, and open the copy.',
  'error.no_article': 'This article is not in the archive',
  'error.no_article.hint': 'It may have been taken out.',
  'error.no_bookmark': 'There is no such bookmark',
  'error.no_bookmark.hint': 'It may have been removed in another window.',
  'error.no_such_words': 'The article does not have these words',
  'error.no_such_words.hint': 'Select the words to mark again.',
  'error.no_permission': 'You may not use this file or folder',
  'error.no_permission.hint':
    'Ask its owner for the right to read and write it, or copy the archive to a folder of your own.',
  'error.file': 'This file or folder cannot be used',
  'error.file.hint': 'Check that the disk is connected and not full, then try again.',
  'error.settings': 'The settings of the archive are damaged',
  'error.settings.hint':
    'Restore this file from a backup. Your pages and bookmarks are in other files, which are not affected.',
  'error.database': 'A database of the archive cannot be opened',
  'error.database.hint':
    'First copy the whole folder of the archive. If it is shelf.sqlite (your bookmarks), Baoge keeps a copy of each day: baoge restore --shelf in a terminal brings it back. If it is catalogue.sqlite, baoge doctor --fix makes it anew from the originals.',
  'error.index': 'The search index cannot be opened',
  'error.index.hint':
    'The index can be made anew and holds nothing of yours: close Baoge, move this folder away, and open it again.',
  'error.unexpected': 'The program made a mistake',
  'error.unexpected.hint':
    'Try again. If it goes on, close Baoge and open it again; when you report it, add the details below.',
};
