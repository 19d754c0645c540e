//! 影印: what a page looks like. Bytes in, pixels out; it opens no file but the system's fonts, and never the network.
