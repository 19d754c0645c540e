//! One program imports while another searches and reads: what it finds grows, and it is never in the way.

use crate::reader::{Archive, baoge};
use library::{SearchRequest, Sort};
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

const SHORT: usize = 700;
const LONG: usize = 24;

/// Short pages, enough for the index to be committed before the long ones behind them are read.
fn pages(desk: &Path) {
    for number in 0..SHORT {
        let text = format!("渡口开航之{number}\n\n　　第{number}班船清早开出，两岸的人都来坐船。\n");
        fs::write(desk.join(format!("a{number:04}.txt")), text).expect("a page");
    }
    for number in 0..LONG {
        let lines: String = (0..2500)
            .map(|line| format!("　　第{number}年第{line}天，渡船照常往返，船上坐满了赶集的人。\n\n"))
            .collect();
        fs::write(desk.join(format!("b{number:04}.txt")), format!("渡口年报之{number}\n\n{lines}"))
            .expect("a page");
    }
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), offset: 0, limit: 5, sort: Sort::Relevance, exact: false }
}

fn begin(archive: &Archive) -> Child {
    let mut command = baoge();
    command.arg("--archive").arg(archive.path()).arg("import").arg(archive.desk());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
}

#[test]
fn what_another_program_finds_grows_while_one_imports() {
    let archive = Archive::new();
    archive.import(&crate::reader::page("harbour.txt"));
    pages(&archive.desk());
    let reading = archive.library();
    let mut importing = begin(&archive);
    let (mut totals, mut before_the_end) = (Vec::new(), 0);
    loop {
        let is_over = importing.try_wait().expect("it can be asked").is_some();
        let found = reading.search(&request("\"两岸的人都来坐船\"")).expect("a search is answered");
        for hit in &found.hits {
            let story = reading.story(hit.article).expect("what is found can be read");
            assert!(!story.parts.is_empty());
        }
        if totals.last().is_none_or(|last| *last != found.total) {
            // The same through a program that opens the archive now.
            let opened = archive.library();
            let later = opened.search(&request("\"两岸的人都来坐船\"")).expect("a search is answered").total;
            assert!(later >= found.total, "{later} after {}", found.total);
            totals.push(found.total);
        }
        if is_over {
            break;
        }
        if importing.try_wait().expect("it can be asked").is_none() {
            before_the_end = found.total;
        }
    }
    assert!(importing.wait().expect("it ends").success(), "nobody was in its way");
    assert!(totals.is_sorted(), "{totals:?}");
    assert_eq!(totals.last(), Some(&(SHORT as u64)));
    assert!(before_the_end > 0, "nothing was found before the end: {totals:?}");
    archive.search("\"渡口年报\"").total(LONG as u64);
}
