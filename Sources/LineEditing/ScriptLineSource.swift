// Lines that are not typed: a file, a pipe, or the text of `-c`. They are read in blocks of 64 KiB and in constant
// memory, however long the script is. What a request asks for is ignored, because there is no one to prompt.

package import Files
package import Prompting

/// Lines from a file, a pipe or a text, with their positions.
package actor ScriptLineSource: LineSource {
    private var splitter: LineSplitter
    private let input: InterruptibleInput?
    private let name: String
    /// Whether reading has failed; nothing is read after that.
    private var hasFailed = false

    private init(name: String, input: InterruptibleInput?) {
        splitter = LineSplitter(file: name, opening: .script)
        self.input = input
        self.name = name
    }

    private init(name: String, text: String) {
        splitter = LineSplitter(file: name, opening: .script)
        splitter.feed(text.utf8)
        splitter.finish()
        input = nil
        self.name = name
    }

    /// The lines of the file at `path`, which is also their name.
    package static func file(_ path: String) throws(Errno) -> ScriptLineSource {
        // A pipe that no program writes to yet is waited for when it is read, where Ctrl-C ends the waiting.
        let file = try OpenFile(path, .reading, .noWaiting)
        guard try file.status().kind != .folder else { throw .isAFolder }
        return ScriptLineSource(name: path, input: InterruptibleInput(file))
    }

    /// The lines of standard input.
    package static func standardInput(name: String = "stdin") -> ScriptLineSource {
        ScriptLineSource(name: name, input: InterruptibleInput(.standardInput))
    }

    /// The lines of a descriptor that stays the caller's.
    package static func reading(_ descriptor: Int32, name: String) -> ScriptLineSource {
        ScriptLineSource(name: name, input: InterruptibleInput(Descriptor(descriptor)))
    }

    /// The lines of a text.
    package static func text(_ text: String, name: String = "-c") -> ScriptLineSource {
        ScriptLineSource(name: name, text: text)
    }

    /// The next line. An error of reading is returned once, and after it only the end.
    package func next(_ request: LineRequest) async -> LineEvent {
        while true {
            if Task.isCancelled { return .interrupted }
            if let event = splitter.next() { return event }
            guard let input, !hasFailed else { return .end }
            switch await input.nextBlock() {
            case .bytes(let bytes): splitter.feed(bytes)
            case .interrupted: return .interrupted
            case .end:
                splitter.finish()
                return splitter.next() ?? .end
            case .failed(let errno):
                hasFailed = true
                return .malformed(.unreadable(errno: errno), at: SourcePosition(file: name))
            }
        }
    }
}
