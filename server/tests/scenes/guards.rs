//! What is easily forgotten: that both schemas are the same, that both databases take every statement, and
//! that every text is there in each language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection};
use zayavka::texts::Texts;
use zayavka_shared::api::ProblemCode;
use zayavka_shared::form::FieldErrorCode;
use zayavka_shared::ticket::Status;
use zayavka_shared::{Language, Role};

use crate::support::Desk;

/// Everything of a schema that both databases can say, a line each. The index of the search is each
/// database's own.
type Schema = BTreeSet<String>;

const POSTGRES: &str = "
    SELECT 'column ' || table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations' AND table_name <> 'ticket_search'
    UNION
    SELECT 'index ' || t.relname || ' (' || string_agg(a.attname, ', ' ORDER BY k.place) || ')'
        || CASE WHEN i.indisunique THEN ' unique' ELSE '' END || CASE WHEN i.indpred IS NULL THEN '' ELSE ' partial' END
    FROM pg_index i
    JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
    CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attribute, place)
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute
    WHERE NOT i.indisprimary AND t.relname <> '_sqlx_migrations' AND t.relname <> 'ticket_search'
    GROUP BY t.relname, i.indexrelid, i.indisunique, i.indpred
    UNION
    SELECT 'key ' || t.relname || '.' || a.attname || ' -> ' || f.relname
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_class f ON f.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND t.relname <> 'ticket_search'";

const SQLITE: &str = "
    SELECT 'column ' || m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 0 AND c.pk = 0 THEN ' null' ELSE '' END
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '_sqlx_migrations'
        AND m.name NOT LIKE 'ticket_search%'
    UNION
    SELECT 'index ' || m.name || ' (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
        || CASE WHEN i.\"unique\" THEN ' unique' ELSE '' END || CASE WHEN i.partial THEN ' partial' ELSE '' END
    FROM sqlite_schema m JOIN pragma_index_list(m.name) i
    WHERE m.type = 'table' AND i.origin <> 'pk' AND m.name <> '_sqlx_migrations'
    UNION
    SELECT 'key ' || m.name || '.' || k.\"from\" || ' -> ' || k.\"table\"
    FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
    WHERE m.type = 'table'";

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    let Some(postgres) = Desk::on_postgres().await else { return };
    let sqlite = Desk::on_sqlite().await;
    let mut one = PgConnection::connect(&postgres.database_url()).await.unwrap();
    let mut other = SqliteConnection::connect(&sqlite.database_url()).await.unwrap();
    let of_postgres: Schema = one.fetch_all(POSTGRES).await.unwrap().iter().map(|row| row.get(0)).collect();
    let of_sqlite: Schema = other.fetch_all(SQLITE).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert!(of_sqlite.len() > 150, "{}", of_sqlite.len());
    let differences: Vec<&String> = of_postgres.symmetric_difference(&of_sqlite).collect();
    assert!(differences.is_empty(), "{differences:#?}");
    one.close().await.unwrap();
    other.close().await.unwrap();
    sqlite.close().await;
    postgres.close().await;
}

#[tokio::test]
async fn both_databases_take_every_statement() {
    let statements = statements(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    assert!(statements.len() > 50, "only {} statements were found", statements.len());
    let sqlite = Desk::on_sqlite().await;
    let mut connection = SqliteConnection::connect(&sqlite.database_url()).await.unwrap();
    for (place, statement) in &statements {
        let prepared = connection.prepare(AssertSqlSafe(statement.clone()).into_sql_str()).await;
        assert!(prepared.is_ok(), "SQLite, {place}: {:?}\n{statement}", prepared.err());
    }
    connection.close().await.unwrap();
    sqlite.close().await;
    let Some(postgres) = Desk::on_postgres().await else { return };
    let mut connection = PgConnection::connect(&postgres.database_url()).await.unwrap();
    for (place, statement) in &statements {
        let prepared = connection.prepare(AssertSqlSafe(statement.clone()).into_sql_str()).await;
        assert!(prepared.is_ok(), "PostgreSQL, {place}: {:?}\n{statement}", prepared.err());
    }
    connection.close().await.unwrap();
    postgres.close().await;
}

use sqlx::SqlSafeStr as _;

/// Every whole statement that stands as one literal in the sources; those that are put together while the
/// server runs are run by the scenes.
fn statements(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    // The index of the search is each database's own.
    for path in sources(folder).into_iter().filter(|path| !path.ends_with("db/search.rs")) {
        let source = std::fs::read_to_string(&path).unwrap();
        for (number, literal) in source.split('"').enumerate() {
            let text = literal.replace("\\\n", " ");
            let words = text.trim_start();
            let is_statement =
                ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| words.starts_with(verb));
            let is_whole = text.matches('(').count() == text.matches(')').count()
                && !text.trim_end().ends_with([',', '='])
                && !text.contains("{}")
                && (words.contains(" FROM")
                    || words.contains("\n") && words.contains("FROM")
                    || !words.starts_with("SELECT "));
            let is_begun_only =
                words.starts_with("INSERT ") && !words.contains("VALUES") && !words.contains("SELECT");
            if is_statement && is_whole && !is_begun_only {
                let place = format!("{} #{number}", path.strip_prefix(folder).unwrap().display());
                found.insert(place, text);
            }
        }
    }
    found
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    paths
}

/// Each text of a file with the variables in it.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/../static/locales/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let mut texts = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines() {
        if let Some((head, _)) = line.split_once(" =").filter(|(head, _)| is_key(head)) {
            head.clone_into(&mut key);
            texts.insert(key.clone(), BTreeSet::new());
        } else if line.starts_with('#') {
            continue;
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            texts.get_mut(&key).expect("a variable stands in a text").insert(name);
        }
    }
    texts
}

fn is_key(head: &str) -> bool {
    head.starts_with(|c: char| c.is_ascii_lowercase())
        && head.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn every_text_is_there_in_each_language_with_the_same_variables() {
    let (ru, en) = (catalogue("ru"), catalogue("en"));
    assert!(ru.len() > 200, "{}", ru.len());
    assert_eq!(ru.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, variables) in &ru {
        assert_eq!(variables, &en[key], "{key}");
    }
}

#[test]
fn every_text_that_the_server_asks_for_exists() {
    let mut keys = BTreeSet::new();
    for path in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let source = std::fs::read_to_string(path).unwrap();
        let literals = source.split('"').skip(1).step_by(2);
        let named = |text: &&str| {
            is_key(text)
                && ["problem-", "notify-", "bot-", "field-error-"].iter().any(|area| text.starts_with(area))
        };
        keys.extend(literals.filter(named).filter(|text| !text.ends_with('-')).map(str::to_owned));
    }
    assert!(keys.len() > 50, "{}", keys.len());
    keys.extend(ProblemCode::ALL.map(|code| format!("problem-title-{}", code.key())));
    keys.extend(FieldErrorCode::ALL.map(|code| format!("field-error-{}", code.key().replace('_', "-"))));
    keys.extend(Role::ALL.map(|role| format!("role-{}", role.key())));
    for status in Status::ALL {
        for side in ["client", "staff"] {
            keys.insert(format!("ticket-status-{}-{side}", status.key().replace('_', "-")));
        }
    }
    let texts = Texts::default();
    for key in keys {
        for language in [Language::Ru, Language::En] {
            let args = ["name", "number", "max", "status", "role", "score"].map(|name| (name, "1".into()));
            assert!(texts.find(language, &key, &args).is_some(), "{key} in {language:?}");
        }
    }
}
