// The seam between code that wants a line and sources that can give one: the editor, a pipe, a script, a test.
// What a line means is left to CommandLanguage; how keys become a line is left to LineEditing.

/// Where lines come from: the editor, a pipe, a script, a test. Waiting for one can be cancelled.
package protocol LineSource: Sendable {
    /// Waits for the next line. A cancelled task gets ``LineEvent/interrupted``.
    func next(_ request: LineRequest) async -> LineEvent
}

/// How a line is to be read. Sources other than a person ignore all of it.
package struct LineRequest: Sendable {
    /// Whether what is typed is visible.
    package enum Echo: Sendable, Equatable { case visible, hidden }
    /// Whether the line enters the history.
    package enum Recording: Sendable, Equatable { case recorded, omitted }
    /// The keys with which a line is edited; `user` means those of the user's `.editrc`.
    package enum Keys: String, Sendable, Equatable { case user = "auto", emacs, vi }

    /// What is marked for the terminal, where it is known to use marks: then it can lead from prompt to prompt.
    package enum Marks: Sendable, Equatable {
        /// A prompt begins; the line before it ended with this status.
        case line(after: Int32)
        /// The prompt continues the line before.
        case continuation
    }

    /// The text before the line.
    package var prompt: Prompt
    /// The text the line starts with, with the cursor after it.
    package var initialText: String
    /// Hidden for secrets such as a client secret.
    package var echo: Echo
    /// Omitted for answers that are not commands.
    package var recording: Recording
    /// Answers Tab; `nil` where there is nothing to complete.
    package var completer: (any Completing)?
    /// The earlier lines that this one continues, with their last line end. The whole is one entry of the history.
    package var continued = ""
    /// The keys; the setting `editing-mode` chooses them.
    package var keys = Keys.user
    /// Whether candidates are offered in a menu under the line, where there is room for one; else they are printed.
    package var hasMenu = true
    /// The text at the right edge of a wide terminal, shown while the line leaves room; `nil` for nothing.
    package var rightPrompt: Prompt?
    /// The title of the terminal's window, where it can have one; `nil` leaves it alone.
    package var title: String?
    /// What is marked for the terminal; `nil` for nothing.
    package var marks: Marks?
    /// Knows what words become while the line is typed; `nil` where there are no such words.
    package var abbreviations: (any Abbreviating)?
    /// What is selected while the line is typed: of lines typed before, those of the same place are suggested first.
    package var place = ""
    /// Says what could be typed next when the history knows nothing; `nil` for no hints at all.
    package var hinter: (any Hinting)?
    /// Says what the parts of the line are, for their colours; `nil` for a line without colours.
    package var colouring: (any Colouring)?
    /// What those parts look like, and the hint.
    package var theme = LineTheme()
    /// Whether a line that was typed must stay out of the history.
    package var isSecret: @Sendable (String) -> Bool

    /// A visible line that enters the history, unless the caller says otherwise.
    package init(
        prompt: Prompt, initialText: String = "", echo: Echo = .visible, recording: Recording = .recorded,
        completer: (any Completing)? = nil, isSecret: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.isSecret = isSecret
        self.prompt = prompt
        self.initialText = initialText
        self.echo = echo
        self.recording = recording
        self.completer = completer
    }
}

/// What came when a line was requested.
package enum LineEvent: Sendable, Equatable {
    /// A line without its line end, and its place.
    case text(String, at: SourcePosition)
    /// Bytes that are not a line of text. The source continues after them; after an unreadable
    /// rest there is only the end.
    case malformed(MalformedLine, at: SourcePosition)
    /// Ctrl-C: the line typed so far is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the file.
    case end
    /// The process is to end: a signal (15, 1) came, or the terminal is gone.
    case terminated(signal: Int32)
}

/// Why bytes are not a line.
package enum MalformedLine: Sendable, Equatable {
    /// The byte at this offset (from 0) is not UTF-8.
    case invalidUTF8(offset: Int)
    /// A NUL byte at this offset (from 0).
    case containsNUL(offset: Int)
    /// Longer than a line may be, in bytes.
    case tooLong(limit: Int)
    /// The rest cannot be read at all; the system says why.
    case unreadable(errno: Int32)
}

/// Where a line is: in a named script, or at a prompt.
package struct SourcePosition: Sendable, Hashable {
    /// The script's name as the user gave it, `-c` or `stdin`; `nil` at a prompt.
    package var file: String?
    /// The number of the line, from 1.
    package var line: Int

    /// A place at a prompt, unless a file is named.
    package init(file: String? = nil, line: Int = 1) {
        self.file = file
        self.line = line
    }
}
