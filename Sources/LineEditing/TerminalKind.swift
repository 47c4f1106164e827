// What kind of terminal this is, for those who draw on it between two lines.

import CEditLine

/// The terminal that the environment names.
package enum TerminalKind {
    /// Whether it wraps its rows again when its width changes (Terminal §6.3).
    package static var rewraps: Bool { cel_rewraps() }
}
