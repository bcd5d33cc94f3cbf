//! The page as it is served: `index.html` with the names of this build.

use anyhow::ensure;

/// Puts each file's address in the place of its plain name, and takes out what only trunk reads.
pub(super) fn fill(page: &str, names: &[(&str, String)]) -> anyhow::Result<String> {
    let lines = page.lines().filter(|line| !line.contains("data-trunk"));
    let mut page: String = lines.flat_map(|line| [line, "\n"]).collect();
    for (name, address) in names {
        let plain = format!("\"/{name}\"");
        ensure!(page.contains(&plain), "index.html does not name {plain}");
        page = page.replace(&plain, &format!("\"{address}\""));
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_become_addresses() {
        let page = "<link data-trunk rel=\"rust\">\n<script src=\"/boot.js\"></script>\n";
        let filled = fill(page, &[("boot.js", "/assets/boot-1.js".to_owned())]).unwrap();
        assert_eq!(filled, "<script src=\"/assets/boot-1.js\"></script>\n");
    }

    #[test]
    fn a_file_that_the_page_forgot_is_an_error() {
        assert!(fill("<html></html>", &[("app.css", "/assets/app-1.css".to_owned())]).is_err());
    }
}
