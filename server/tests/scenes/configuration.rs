//! A wrong value stops the start with its name, its fault and an example.

use zayavka::config::{Config, Source};

const RIGHT: [(&str, &str); 2] =
    [("ZAYAVKA_BOT_TOKEN", "7000000001:very-secret"), ("ZAYAVKA_PUBLIC_URL", "https://desk.example.org")];

fn with(name: &'static str, value: &'static str) -> Source {
    let right = RIGHT.into_iter().filter(|(other, _)| *other != name);
    Source::from_pairs(right.chain([(name, value)]))
}

#[test]
fn two_values_are_enough() {
    let config = Config::from_source(&Source::from_pairs(RIGHT)).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.max_file_size, 50 * 1024 * 1024);
    assert_eq!(config.time_zone, "Europe/Moscow");
}

#[test]
fn each_wrong_value_is_named_with_an_example() {
    let wrong = [
        ("ZAYAVKA_BOT_TOKEN", "no-token"),
        ("ZAYAVKA_PUBLIC_URL", "http://desk.example.org"),
        ("ZAYAVKA_PUBLIC_URL", "desk"),
        ("ZAYAVKA_OWNER_IDS", "1, two"),
        ("ZAYAVKA_LISTEN", "8080"),
        ("ZAYAVKA_DATABASE_URL", "mysql://localhost/desk"),
        ("ZAYAVKA_TELEGRAM_API_URL", "telegram"),
        ("ZAYAVKA_TELEGRAM_PROXY", "ftp://proxy"),
        ("ZAYAVKA_TELEGRAM_UPDATES", "pigeons"),
        ("ZAYAVKA_TELEGRAM_SCRIPT_URL", "script.js"),
        ("ZAYAVKA_FRAME_ANCESTORS", "everyone"),
        ("ZAYAVKA_INIT_DATA_MAX_AGE", "a day"),
        ("ZAYAVKA_MAX_FILE_SIZE", "huge"),
        ("ZAYAVKA_LANGUAGE", "fr"),
        ("ZAYAVKA_TIME_ZONE", "Moscow"),
        ("ZAYAVKA_LOG", "zayavka=loud"),
    ];
    for (name, value) in wrong {
        let error = Config::from_source(&with(name, value)).expect_err(name).to_string();
        assert!(error.contains(name) && error.contains("for example"), "{name}: {error}");
        assert_eq!(error.matches("for example").count(), 1, "{name}: {error}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let source = Source::from_pairs([("ZAYAVKA_LISTEN", "here"), ("ZAYAVKA_LANGUAGE", "fr")]);
    let error = Config::from_source(&source).unwrap_err().to_string();
    for name in ["ZAYAVKA_BOT_TOKEN", "ZAYAVKA_PUBLIC_URL", "ZAYAVKA_LISTEN", "ZAYAVKA_LANGUAGE"] {
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn a_secret_is_not_printed_with_the_configuration() {
    let source = Source::from_pairs(RIGHT);
    let config = Config::from_source(&source).unwrap();
    let printed = format!("{source:?} {config:?}");
    assert!(!printed.contains("very-secret"), "{printed}");
}
