// The seam between whoever wants a line and whoever can give one: the editor, a pipe, a script, a test. What a line
// means belongs to CommandLanguage; how keys become a line belongs to LineEditing.

/// Where lines come from: the editor, a pipe, a script, a test. Cancellable.
package protocol LineSource: Sendable {
    /// Waits for the next line; a cancelled task gets ``LineEvent/interrupted``.
    func next(_ request: LineRequest) async -> LineEvent
}

/// What is asked of a source of lines. Sources that are not a person ignore all of it.
package struct LineRequest: Sendable {
    /// Whether what is typed may be seen.
    package enum Echo: Sendable, Equatable { case visible, hidden }
    /// Whether the line goes to the history.
    package enum Recording: Sendable, Equatable { case recorded, omitted }
    /// Which keys a line is edited with; `user` is what the user's `.editrc` says.
    package enum Keys: String, Sendable, Equatable { case user = "auto", emacs, vi }

    /// What stands before the line.
    package var prompt: Prompt
    /// Text the line starts with, the cursor behind it.
    package var initialText: String
    package var echo: Echo
    package var recording: Recording
    /// Who answers Tab; `nil` where there is nothing to complete.
    package var completer: (any Completing)?
    /// What the line goes on with, its last line end included; the whole is one entry of the history.
    package var continued = ""
    package var keys = Keys.user
    /// What stands at the right edge of a wide terminal, as long as the line leaves room; `nil` for nothing.
    package var rightPrompt: Prompt?
    /// What the terminal's window is called, where it can be called something; `nil` leaves its name alone.
    package var title: String?
    /// Who says what could be typed next, where the history knows nothing; `nil` for no hints at all.
    package var hinter: (any Hinting)?
    /// Whether a line that was typed must not go to the history.
    package var isSecret: @Sendable (String) -> Bool

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

/// What came of asking for a line.
package enum LineEvent: Sendable, Equatable {
    /// A line without its end-of-line, and where it stands.
    case text(String, at: SourcePosition)
    /// Bytes that are no line of text; the source goes on behind them. Behind what cannot be read there is only the end.
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
    /// The rest cannot be read at all: what the system says.
    case unreadable(errno: Int32)
}

/// Where a line stands: in a named script, or at a prompt.
package struct SourcePosition: Sendable, Hashable {
    /// The script's name as the user gave it, `-c` or `stdin`; `nil` at a prompt.
    package var file: String?
    /// From 1.
    package var line: Int

    package init(file: String? = nil, line: Int = 1) {
        self.file = file
        self.line = line
    }
}
