//! What a new catalogue takes over from the old one: the tables that originals and manifest cannot tell again.

use crate::catalogue;
use crate::database::Database;
use rusqlite::Connection;
use std::path::Path;

/// Whoever adds a table of this kind to the catalogue adds it here. Imports that are kept beside the catalogue may be in
/// the new one already. Sources are given the new number of the same content.
const CARRY: &str = "
    CREATE TEMP TABLE carried AS SELECT id FROM old.import WHERE id NOT IN (SELECT id FROM main.import);
    INSERT INTO main.import SELECT * FROM old.import WHERE id IN (SELECT id FROM temp.carried);
    INSERT INTO main.import_file SELECT * FROM old.import_file WHERE import_id IN (SELECT id FROM temp.carried);
    UPDATE main.import_file SET source_id =
        (SELECT n.id FROM old.source o JOIN main.source n ON n.hash = o.hash
         WHERE o.id = main.import_file.source_id)
    WHERE source_id IS NOT NULL AND import_id IN (SELECT id FROM temp.carried);
    DROP TABLE temp.carried;
    INSERT INTO main.lineage SELECT * FROM old.lineage;";

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
        tx.execute_batch(CARRY).map(|()| true)
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
