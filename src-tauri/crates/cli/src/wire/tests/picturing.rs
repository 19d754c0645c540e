//! The goldens of the commands that show what pages look like.

use super::*;
use library::{Clipping, PagePicture};

#[test]
fn pictures_and_clippings_have_goldens() {
    let page = "3fa9c2d17b04e5a6-0".parse().expect("a page's name");
    let picture = PagePicture { bytes: vec![0; 9], mime: "image/png", width: 2304, height: 3247 };
    check("picture.json", &Pictured::page(&page, &picture));
    let citation = "周禾. 码头启用[N]. 某州日报, 2024-03-05(A01).".to_owned();
    let clipping = Clipping { png: vec![0; 7], width: 900, height: 600, citation };
    check("clip.json", &Clipped::new(name(), &clipping));
}
