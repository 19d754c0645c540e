//! Lists what the program is made of, and under which licences, as cargo knows it: `OUT_DIR/licences.tsv`.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::{env, error::Error, fs, path::Path};

/// Writes the list. It changes with Cargo.lock only.
pub(crate) fn write() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed=src-tauri/build");
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(Path::new(&out).join("licences.tsv"), list(&metadata()?)?)?;
    Ok(())
}

fn metadata() -> Result<Value, Box<dyn Error>> {
    let cargo = env::var_os("CARGO").ok_or("cargo names no CARGO")?;
    let target = env::var("TARGET")?;
    let told = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", &target])
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&told.stdout)?)
}

/// A line for each library that ends up in the program: name, version, licence.
fn list(metadata: &Value) -> Result<String, Box<dyn Error>> {
    let nodes = metadata["resolve"]["nodes"].as_array().ok_or("no nodes")?;
    let nodes: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let root = metadata["resolve"]["root"].as_str().ok_or("no root")?;
    let mut found = BTreeSet::new();
    let mut left = vec![root];
    while let Some(id) = left.pop() {
        let Some(node) = nodes.get(id).filter(|_| found.insert(id)) else { continue };
        let needed = node["deps"].as_array().into_iter().flatten().filter(|dep| is_built_in(dep));
        left.extend(needed.filter_map(|dep| dep["pkg"].as_str()));
    }
    let packages = metadata["packages"].as_array().ok_or("no packages")?;
    let lines: BTreeSet<String> = packages.iter().filter_map(|package| line(package, &found)).collect();
    Ok(lines.into_iter().collect())
}

/// Whether what needs it needs it when it runs, and not to be built or tested.
fn is_built_in(dep: &Value) -> bool {
    dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
}

/// Of what is not our own.
fn line(package: &Value, found: &BTreeSet<&str>) -> Option<String> {
    package["id"].as_str().filter(|id| found.contains(id))?;
    package["source"].as_str()?;
    let licence = package["license"].as_str().or(package["license_file"].as_str()).unwrap_or_default();
    Some(format!("{}\t{}\t{licence}\n", package["name"].as_str()?, package["version"].as_str()?))
}
