// What is said while a command runs. It goes to the messages, never among the rows, so that a pipe holds data alone.

package import Rendering

/// Something said while a command runs; never data.
package enum Report: Sendable {
    /// A line of its own.
    case news(StyledText)
    /// A line that stands for the one before it, where a terminal can do that; an empty one takes it away.
    case live(StyledText)
    /// Text for the clipboard, where a terminal can take it.
    case clipboard(String)
}
