//! One binary, a module for each thing a reader can do.
