//! Looks at the database: whether it is one, whether its tables are ours to use, whether it can be written.

use std::path::Path;

use sqlx::{Connection as _, PgConnection, SqliteConnection};

use super::Finding;
use super::probes::{TIMEOUT, unwritable, write_beside};
use crate::config::{Config, DatabaseUrl};
use crate::db::newest_migration;

/// The one table that tells which version made the others.
const MIGRATIONS: &str = "_sqlx_migrations";
const NEWEST: &str = "SELECT MAX(version) FROM _sqlx_migrations";

pub(super) async fn database(config: &Config) -> Finding {
    match &config.database_url {
        DatabaseUrl::Sqlite(path) => sqlite(path).await,
        DatabaseUrl::Postgres(url) => postgres(url).await,
    }
}

async fn sqlite(path: &Path) -> Finding {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !path.exists() {
        return match write_beside(folder) {
            Ok(()) => Finding::ok("database", format!("{} will be made", path.display())),
            Err(error) => unwritable("database", folder, &error),
        };
    }
    let version = match sqlite_version(path).await {
        Ok(version) => version,
        Err(error) => {
            let fix = "Restore it from a backup, or name another file in ZAYAVKA_DATABASE_URL";
            return Finding::error("database", format!("{} is no database: {error}", path.display()), fix);
        }
    };
    if let Some(finding) = too_new(version) {
        return finding;
    }
    match write_beside(folder) {
        Ok(()) => Finding::ok("database", format!("{} can be read and written", path.display())),
        Err(error) => unwritable("database", folder, &error),
    }
}

/// The version of the tables; `None` where there are none yet.
async fn sqlite_version(path: &Path) -> Result<Option<i64>, sqlx::Error> {
    // No columns: no such table.
    const COLUMNS: &str = "PRAGMA table_info(_sqlx_migrations)";
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await?;
    let has_tables = sqlx::query(COLUMNS).fetch_optional(&mut connection).await?.is_some();
    let version =
        if has_tables { sqlx::query_scalar(NEWEST).fetch_one(&mut connection).await? } else { None };
    connection.close().await?;
    Ok(version)
}

/// What there is to know of a PostgreSQL database.
struct Postgres {
    server_version: i32,
    may_make_tables: bool,
    version: Option<i64>,
}

async fn postgres(url: &str) -> Finding {
    let found = match tokio::time::timeout(TIMEOUT, ask_postgres(url)).await {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => {
            let fix = "Check the address, the user and the password in ZAYAVKA_DATABASE_URL";
            return Finding::error("database", format!("PostgreSQL refuses: {error}"), fix);
        }
        Err(_) => {
            let fix = "Check the address in ZAYAVKA_DATABASE_URL and the firewall";
            return Finding::error("database", "PostgreSQL does not answer", fix);
        }
    };
    let number = found.server_version / 10_000;
    if number < 15 {
        let detail = format!("PostgreSQL {number} is too old");
        return Finding::error("database", detail, "Move to PostgreSQL 15 or newer");
    }
    if !found.may_make_tables {
        let fix = "Let the user of ZAYAVKA_DATABASE_URL own the database: ALTER DATABASE … OWNER TO …";
        return Finding::error("database", "the user may not make tables there", fix);
    }
    let fine = || Finding::ok("database", format!("PostgreSQL {number} answers"));
    too_new(found.version).unwrap_or_else(fine)
}

async fn ask_postgres(url: &str) -> Result<Postgres, sqlx::Error> {
    const ABOUT: &str = "
        SELECT current_setting('server_version_num')::int,
               COALESCE(has_schema_privilege(current_schema(), 'CREATE'), FALSE),
               to_regclass($1) IS NOT NULL";
    let mut connection = PgConnection::connect(url).await?;
    let (server_version, may_make_tables, has_tables): (i32, bool, bool) =
        sqlx::query_as(ABOUT).bind(MIGRATIONS).fetch_one(&mut connection).await?;
    let version = if has_tables && may_make_tables {
        sqlx::query_scalar(NEWEST).fetch_one(&mut connection).await?
    } else {
        None
    };
    connection.close().await?;
    Ok(Postgres { server_version, may_make_tables, version })
}

/// A newer Zayavka was here: this one would not know what it reads.
fn too_new(version: Option<i64>) -> Option<Finding> {
    let version = version.filter(|version| *version > newest_migration())?;
    let fix = "Run the newer Zayavka again, or restore the backup from before the upgrade with this one";
    Some(Finding::error("database", format!("a newer Zayavka has changed the tables (to {version})"), fix))
}
