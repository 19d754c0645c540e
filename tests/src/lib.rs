//! Nothing: this member holds only tests.
