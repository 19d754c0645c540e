//! How files name those beside them, and which of these names a file is looked for by: never one that leads out of the
//! folder.

/// A reference as the path of a file in or below the folder of the file that has it, `/` between its parts; `None` where
/// it leads elsewhere: to another folder, another disk, another machine.
#[must_use]
pub fn path_beside(reference: &str) -> Option<String> {
    let plain = without_percent(reference.trim()).replace('\\', "/");
    let local = plain
        .strip_prefix("file://")
        .map_or(plain.as_str(), |rest| rest.strip_prefix("localhost").unwrap_or(rest));
    if local.starts_with('/') || local.contains([':', '\0', '?', '#']) {
        return None;
    }
    let parts: Vec<&str> = local.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let is_inside = parts.iter().all(|part| *part != "..");
    (is_inside && !parts.is_empty()).then(|| parts.join("/"))
}

/// The same for a picture, of which only the name counts where the path leads elsewhere: it was another machine's.
pub(crate) fn picture_beside(reference: &str) -> Option<String> {
    let name = || path_beside(reference.rsplit(['/', '\\']).next()?);
    path_beside(reference).or_else(name)
}

/// `%E6%B8%A1` as what it stands for; as it is where that is no text.
fn without_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            plain.push(byte);
            at += 3;
        } else {
            plain.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_stays_in_its_folder() {
        for (reference, path) in [
            ("0001.xml", "0001.xml"),
            ("./alto/0001.xml", "alto/0001.xml"),
            ("file://./ALTO/0001.xml", "ALTO/0001.xml"),
            ("file://text//0001.xml", "text/0001.xml"),
            ("alto\\0001.xml", "alto/0001.xml"),
            ("%E4%B8%80%E7%89%88.xml", "一版.xml"),
        ] {
            assert_eq!(path_beside(reference).as_deref(), Some(path), "{reference}");
        }
        for elsewhere in [
            "",
            ".",
            "..",
            "../0001.xml",
            "a/../../b.xml",
            "a/%2e%2e/%2E%2E/b.xml",
            "..\\b.xml",
            "/etc/passwd",
            "file:///etc/passwd",
            "\\\\server\\share\\a.xml",
            "C:\\a.xml",
            "http://somewhere.example/a.xml",
            "https:a.xml",
            "a\0.xml",
            "//server/a.xml",
        ] {
            assert_eq!(path_beside(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_picture_on_another_machine_is_looked_for_by_its_name() {
        assert_eq!(picture_beside("//server/scans/0001.tif").as_deref(), Some("0001.tif"));
        assert_eq!(picture_beside("D:\\scans\\0001.tif").as_deref(), Some("0001.tif"));
        assert_eq!(picture_beside("../.."), None);
    }
}
