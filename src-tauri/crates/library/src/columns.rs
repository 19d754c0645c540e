//! How values of the engine stand in SQLite's columns: JSON, days, names of enum variants.

mod terse;

use jiff::civil::Date;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value in a JSON column.
pub(crate) struct Json<T>(pub(crate) T);

/// A value in a JSON column that is not asked about in SQL: what recurs in it is shortened. Read as [`Json`].
pub(crate) struct Terse<T>(pub(crate) T);

/// A day in a text column: `2025-11-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Date);

/// An enum without fields, by the name it is serialised under.
pub(crate) struct Named<T>(pub(crate) T);

/// The JSON of a value of ours, all of which have text for keys.
pub(crate) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("BUG: our values have text for keys")
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(json(&self.0))))
    }
}

impl<T: Serialize> ToSql for Terse<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(terse::shorten(&json(&self.0)))))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(&terse::restore(value.as_str()?)).map(Json).map_err(FromSqlError::other)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(self.0.to_string())))
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Day).map_err(FromSqlError::other)
    }
}

impl<T: Serialize> ToSql for Named<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let quoted = json(&self.0);
        Ok(ToSqlOutput::Owned(Value::Text(quoted.trim_matches('"').to_owned())))
    }
}

impl<T: DeserializeOwned> FromSql for Named<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = serde_json::Value::String(value.as_str()?.to_owned());
        serde_json::from_value(name).map(Named).map_err(FromSqlError::other)
    }
}
