//! One file of styles out of many: the first screen waits for one request.

use std::path::Path;

use anyhow::Context as _;

/// The order of layers first, then the tokens, then a file a component, by name.
pub(crate) fn join(folder: &Path) -> anyhow::Result<String> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder.join("styles"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.insert(1, folder.join("tokens.css"));
    let mut styles = String::new();
    for path in paths {
        let part =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        styles.push_str(&minify(&part));
    }
    Ok(styles)
}

/// Takes out comments and the space at both ends of lines; everything else stays as it was written.
fn minify(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_rules_stay() {
        let css = "/* why\n   so */\n.a {\n  color: red; /* hue */\n}\n\n.b::before { content: \"x\"; }\n";
        assert_eq!(minify(css), ".a {\ncolor: red;\n}\n.b::before { content: \"x\"; }\n");
    }
}
