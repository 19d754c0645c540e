//! What a new catalogue takes over from the old one: the tables that originals and manifest cannot tell again.

use crate::catalogue;
use crate::database::Database;
use rusqlite::Connection;
use std::path::Path;

/// In an order in which each stands behind what it refers to. A table whose rows name a source by `source_id` is
/// given the new number of the same content. Whoever adds a table of this kind to the catalogue adds it here.
const CARRIED: [&str; 3] = ["import", "import_file", "lineage"];

/// Takes over what can be read of the import log and the lineage of the catalogue at `old`; whether it could. Where
/// the old one is too damaged the new one does without: it says when files came in, not what is in them.
pub(crate) fn carry_log(new: &mut Database, old: &Path) -> bool {
    let address = old.to_string_lossy().into_owned();
    if new.read(|c| c.execute("ATTACH DATABASE ?1 AS old", [address])).is_err() {
        return false;
    }
    let carried = new.write(|tx| {
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        if !is_of_same_tables(tx)? {
            return Ok(false);
        }
        for table in CARRIED {
            tx.execute(&format!("INSERT INTO main.{table} SELECT * FROM old.{table}"), [])?;
        }
        tx.execute(
            "UPDATE main.import_file SET source_id =
                (SELECT n.id FROM old.source o JOIN main.source n ON n.hash = o.hash
                 WHERE o.id = main.import_file.source_id)
             WHERE source_id IS NOT NULL",
            [],
        )?;
        Ok(true)
    });
    // The old file was read through this connection: what was met in it is no suspicion against the new one.
    let _ = new.read(|c| c.execute("DETACH DATABASE old", []));
    carried.unwrap_or(false)
}

fn is_of_same_tables(connection: &Connection) -> rusqlite::Result<bool> {
    let version = |schema: &str| -> rusqlite::Result<u32> {
        connection.query_row(&format!("PRAGMA {schema}.user_version"), [], |row| row.get(0))
    };
    Ok(version("main")? == catalogue::version() && version("old")? == catalogue::version())
}
