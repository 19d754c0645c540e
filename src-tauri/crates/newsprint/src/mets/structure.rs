//! What a METS file says: the issue, its pages and their files, and the tree of sections and articles.

use crate::Warning;
use crate::xml::{self, Element, Node, Xml};
use rustc_hash::FxHashMap;

/// A METS file.
#[derive(Debug, Default)]
pub(super) struct Structure {
    pub(super) encoding: &'static str,
    pub(super) warnings: Vec<Warning>,
    /// The descriptions by their names.
    pub(super) described: FxHashMap<String, Description>,
    /// In the order of the file.
    pub(super) descriptions: Vec<String>,
    pub(super) files: FxHashMap<String, NamedFile>,
    /// In the order of the file.
    pub(super) file_order: Vec<String>,
    /// The first division of the physical tree, and of the logical one.
    pub(super) physical: Option<Division>,
    pub(super) logical: Option<Division>,
}

/// A description in MODS, as far as it is asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Description {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    /// The day is not surely known.
    pub(super) is_date_doubtful: bool,
    pub(super) number: Option<String>,
}

/// A file that it names.
#[derive(Clone, Debug, Default)]
pub(super) struct NamedFile {
    pub(super) reference: String,
    pub(super) kind: String,
}

/// A division of a tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Division {
    /// In capitals.
    pub(super) kind: String,
    pub(super) label: Option<String>,
    pub(super) described_by: Vec<String>,
    pub(super) areas: Vec<Area>,
    pub(super) parts: Vec<Division>,
}

/// A part of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Area {
    pub(super) file: String,
    pub(super) begin: Option<String>,
    pub(super) end: Option<String>,
}

/// Reads a METS file.
pub(super) fn read_structure(bytes: &[u8]) -> Structure {
    let Some(text) = xml::decode(bytes) else { return Structure::default() };
    let mut reader = Reader::default();
    let mut xml = Xml::new(&text.text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => reader.open(&element),
            Node::Close(name) => reader.close(&name),
            Node::Text(said) => reader.said(&said),
        }
    }
    // What a file that breaks off had begun.
    while !reader.open.is_empty() {
        reader.end_division();
    }
    let mut structure = reader.structure;
    structure.encoding = text.encoding;
    structure.warnings = text.warnings;
    structure.warnings.extend(xml.fault());
    structure
}

impl Structure {
    /// The pages with their files: the divisions of the physical tree that have any, or, where there is none, one for
    /// each file of words.
    pub(super) fn pages(&self) -> Vec<PageFiles> {
        let mut pages = Vec::new();
        if let Some(root) = &self.physical {
            self.gather_pages(root, &mut pages);
        }
        if pages.iter().all(|page| page.text.is_none()) {
            let texts = self.file_order.iter().filter(|id| self.kind(id) == Some(FileKind::Words));
            pages = texts.map(|id| PageFiles { text: Some(id.clone()), ..PageFiles::default() }).collect();
        }
        pages
    }

    /// Where a file is, as METS writes it.
    pub(super) fn reference(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|file| file.reference.as_str()).filter(|reference| !reference.is_empty())
    }

    fn gather_pages(&self, division: &Division, pages: &mut Vec<PageFiles>) {
        let mut page = PageFiles { label: division.label.clone(), ..PageFiles::default() };
        for area in &division.areas {
            match self.kind(&area.file) {
                Some(FileKind::Words) => _ = page.text.get_or_insert_with(|| area.file.clone()),
                Some(FileKind::Picture) => _ = page.image.get_or_insert_with(|| area.file.clone()),
                // Shown only where there is nothing better.
                Some(FileKind::OddPicture) | None => {}
            }
        }
        let odd = division.areas.iter().find(|area| self.kind(&area.file) == Some(FileKind::OddPicture));
        page.image = page.image.or(odd.map(|area| area.file.clone()));
        if page.text.is_some() || page.image.is_some() {
            pages.push(page);
        }
        division.parts.iter().for_each(|part| self.gather_pages(part, pages));
    }

    fn kind(&self, file: &str) -> Option<FileKind> {
        let file = self.files.get(file)?;
        let name = file.reference.to_lowercase();
        let ends = |extensions: &[&str]| extensions.iter().any(|extension| name.ends_with(extension));
        if ends(&[".xml", ".alto"]) {
            Some(FileKind::Words)
        } else if ends(&[".jpg", ".jpeg", ".png", ".tif", ".tiff"]) {
            Some(FileKind::Picture)
        } else if file.kind.starts_with("image/") {
            Some(FileKind::OddPicture)
        } else {
            None
        }
    }
}

/// A page's files by their names in METS.
#[derive(Debug, Default)]
pub(super) struct PageFiles {
    pub(super) label: Option<String>,
    /// Its words: ALTO.
    pub(super) text: Option<String>,
    pub(super) image: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Words,
    Picture,
    /// A picture of a kind that is not shown.
    OddPicture,
}

#[derive(Default)]
struct Reader {
    structure: Structure,
    /// The description that is being read, and its name.
    section: Option<(String, Description)>,
    /// Elements of it, from the outside.
    within: Vec<String>,
    text: String,
    non_sort: Option<String>,
    /// Whether the number that comes is the issue's, and not a volume's.
    is_issue_number: bool,
    file: Option<String>,
    /// Which tree is being read.
    tree: Option<Tree>,
    open: Vec<Division>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tree {
    Physical,
    Logical,
    Other,
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "dmdSec" => self.section = element.attribute("ID").map(|id| (id, Description::default())),
            "structMap" => self.begin_tree(element),
            "div" if self.tree.is_some() => self.open.push(division(element)),
            "fptr" | "area" if self.tree.is_some() => self.area(element),
            "file" => self.begin_file(element),
            "FLocat" => {
                let file = self.file.as_ref().and_then(|id| self.structure.files.get_mut(id));
                if let (Some(file), Some(reference)) = (file, element.attribute("href"))
                    && file.reference.is_empty()
                {
                    file.reference = reference;
                }
            }
            name if self.section.is_some() => self.begin_described(name, element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "dmdSec" => self.end_section(),
            "structMap" => {
                while !self.open.is_empty() {
                    self.end_division();
                }
                self.tree = None;
            }
            "div" if self.tree.is_some() => self.end_division(),
            "file" => self.file = None,
            _ if self.section.is_some() => self.end_described(name),
            _ => {}
        }
    }

    fn said(&mut self, text: &str) {
        if self.section.is_some() {
            self.text.push_str(text);
        }
    }

    fn begin_tree(&mut self, element: &Element<'_>) {
        let kind = element.attribute("TYPE").unwrap_or_default().to_uppercase();
        self.tree = Some(match kind.as_str() {
            "PHYSICAL" => Tree::Physical,
            "LOGICAL" => Tree::Logical,
            // A file with one tree need not say which it is.
            "" => Tree::Logical,
            _ => Tree::Other,
        });
    }

    fn end_division(&mut self) {
        let Some(done) = self.open.pop() else { return };
        match (self.open.last_mut(), self.tree) {
            (Some(above), _) => above.parts.push(done),
            (None, Some(Tree::Physical)) => _ = self.structure.physical.get_or_insert(done),
            (None, Some(Tree::Logical)) => _ = self.structure.logical.get_or_insert(done),
            (None, _) => {}
        }
    }

    fn area(&mut self, element: &Element<'_>) {
        let Some(file) = element.attribute("FILEID") else { return };
        let (begin, end) = (element.attribute("BEGIN"), element.attribute("END"));
        if let Some(division) = self.open.last_mut() {
            division.areas.push(Area { file, begin, end });
        }
    }

    fn begin_file(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("ID") else { return };
        let kind = element.attribute("MIMETYPE").unwrap_or_default();
        self.structure.files.insert(id.clone(), NamedFile { reference: String::new(), kind });
        self.structure.file_order.push(id.clone());
        self.file = Some(id);
    }

    fn begin_described(&mut self, name: &str, element: &Element<'_>) {
        self.within.push(name.to_owned());
        self.text.clear();
        let Some((_, described)) = &mut self.section else { return };
        match name {
            "titleInfo" => self.non_sort = None,
            "detail" => {
                let kind = element.attribute("type").unwrap_or_default().to_lowercase();
                self.is_issue_number = kind == "issue" || kind == "number" || kind.is_empty();
            }
            "dateIssued" | "date" | "dateCreated" => {
                let doubtful = ["approximate", "inferred", "questionable"];
                described.is_date_doubtful =
                    element.attribute("qualifier").is_some_and(|said| doubtful.contains(&said.as_str()));
            }
            _ => {}
        }
    }

    fn end_described(&mut self, name: &str) {
        if self.within.last().is_some_and(|open| open == name) {
            self.within.pop();
        }
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        let parent = self.within.last().map_or("", String::as_str);
        let Some((_, described)) = &mut self.section else { return };
        if text.is_empty() {
            return;
        }
        match (parent, name) {
            ("titleInfo", "nonSort") => self.non_sort = Some(text),
            ("titleInfo", "title") => {
                let title = self.non_sort.take().map_or(text.clone(), |article| format!("{article} {text}"));
                described.title.get_or_insert(title);
            }
            (_, "dateIssued") => described.date = Some(text),
            ("part", "date") => _ = described.date.get_or_insert(text),
            ("titleInfo", "partNumber") => _ = described.number.get_or_insert(text),
            ("detail", "number" | "caption") if self.is_issue_number => {
                _ = described.number.get_or_insert(text);
            }
            _ => {}
        }
    }

    fn end_section(&mut self) {
        self.within.clear();
        let Some((id, described)) = self.section.take() else { return };
        self.structure.descriptions.push(id.clone());
        self.structure.described.insert(id, described);
    }
}

fn division(element: &Element<'_>) -> Division {
    let mut division = Division::default();
    for (name, value) in element.attributes() {
        match name {
            "TYPE" => division.kind = value.to_uppercase(),
            "ORDERLABEL" if !value.trim().is_empty() => division.label = Some(value.trim().to_owned()),
            "DMDID" => division.described_by = value.split_whitespace().map(str::to_owned).collect(),
            _ => {}
        }
    }
    division
}
