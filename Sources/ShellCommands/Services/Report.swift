// What is said while a command runs. It goes to the messages, never among the rows, so that a pipe holds data alone.

package import Rendering

/// Something said while a command runs; never data.
package enum Report: Sendable {
    /// A line of its own.
    case news(StyledText)
    /// Rows that take the place of those before them, where a terminal can do that; none take them away.
    case live([StyledText])
    /// Text for the clipboard, where a terminal can take it.
    case clipboard(String)
}
