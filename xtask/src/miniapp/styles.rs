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
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::paths;

    /// Layers, plain elements, and what changes with the room there is may speak of any class.
    const COMMON: [&str; 4] = ["00-", "10-", "90-", "99-"];

    /// Two shapes under one name undo each other on a page that neither was made for.
    #[test]
    fn a_class_has_its_shape_in_one_file() {
        let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in std::fs::read_dir(paths::root().join("static/styles")).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            if COMMON.iter().any(|common| file.starts_with(common)) {
                continue;
            }
            for line in minify(&std::fs::read_to_string(&path).unwrap()).lines() {
                let selector = line.strip_suffix(" {").or_else(|| line.strip_suffix(','));
                let class = selector.and_then(|selector| selector.strip_prefix('.'));
                if let Some(class) = class.filter(|class| !class.contains([' ', '.', ':', '[', '>', '+'])) {
                    homes.entry(class.to_owned()).or_default().insert(file.clone());
                }
            }
        }
        assert!(homes.len() > 100, "{}", homes.len());
        homes.retain(|_, files| files.len() > 1);
        assert!(homes.is_empty(), "{homes:#?}");
    }

    #[test]
    fn comments_and_indents_go_and_rules_stay() {
        let css = "/* why\n   so */\n.a {\n  color: red; /* hue */\n}\n\n.b::before { content: \"x\"; }\n";
        assert_eq!(minify(css), ".a {\ncolor: red;\n}\n.b::before { content: \"x\"; }\n");
    }
}
