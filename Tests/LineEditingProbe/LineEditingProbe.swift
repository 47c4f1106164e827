// A program that is nothing but the editor: it asks for lines, with a fixed completer and an optional history file, and
// says what came of each. The terminal tests drive it; they talk to its other threads over a control pipe.

import LineEditing
import Prompting
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Asks for lines until there are no more.
///
/// The environment decides: `PROBE_HISTORY` (a file), `PROBE_CONTROL` (a named pipe), `PROBE_PROMPT`, `PROBE_RIGHT`
/// (what stands at the right edge), `PROBE_TITLE`, `PROBE_INITIAL`, `PROBE_COLOURS`, `PROBE_MENU` (`off` for none). A
/// line `secret` asks for a hidden one, `forget` clears the history, `go PLACE` selects something, and what begins with
/// `fail` fails.
@main
enum LineEditingProbe {
    static func main() async {
        let history = HistoryFile(path: variable("PROBE_HISTORY"))
        var environment: [String: String] = [:]
        for name in ["TERM", "NO_COLOR", "XTERM_VERSION"] { environment[name] = variable(name) }
        let source = LineSources.interactive(history: history, environment: environment)
        let asking = Asking()
        if let control = variable("PROBE_CONTROL") { obey(control, source, asking) }
        let name = variable("PROBE_PROMPT") ?? "probe"
        let prompt = Prompt([.init(name, .accent), .init("> ")])
        var initial = variable("PROBE_INITIAL") ?? ""
        var event = LineEvent.interrupted
        var begun: String?
        var place = ""
        repeat {
            var request = LineRequest(prompt: prompt, initialText: initial, completer: Names())
            request.keys = variable("PROBE_KEYS").flatMap { .init(rawValue: $0) } ?? .user
            request.hasMenu = variable("PROBE_MENU") != "off"
            if variable("PROBE_HINTS") != nil { request.hinter = Usage() }
            if variable("PROBE_COLOURS") != nil { request.colouring = Letters() }
            if variable("PROBE_ABBREVIATIONS") != nil { request.abbreviations = Short() }
            request.rightPrompt = variable("PROBE_RIGHT").map { Prompt([.init($0, .faint)]) }
            request.title = variable("PROBE_TITLE")
            request.place = place
            if let begun {
                request.continued = begun
                request.prompt = Prompt("  ...> ")
            }
            begun = nil
            let task = Task { await source.next(request) }
            asking.task.withLock { $0 = task }
            event = await task.value
            initial = ""
            say(event)
            switch event {
            case .text("secret", _):
                say(await source.next(LineRequest(prompt: Prompt("password: "), echo: .hidden)))
            case .text("forget", _): try? history.clear()
            case .text("work", _): work()
            case .text(let text, _) where text.hasPrefix("go "): place = text
            case .text(let text, _) where text.hasPrefix("fail "):
                history.noteEnd(of: text, status: 2, isMistake: true)
            case .text(let text, _) where text.hasSuffix("\\"): begun = text + "\n"
            case .text("problem", _): write(history.problem.map { "problem: \($0)" } ?? "no problem")
            case .text, .malformed, .interrupted, .end, .terminated: break
            }
        } while !isLast(event)
        source.close()
        write("bye")
    }

    /// Writes at once, and past stdio: flushing all streams would wait for the control pipe's reader.
    private static func write(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
    }

    /// Keeps the terminal busy until a byte comes through the control pipe's other end: a command that takes its time.
    private static func work() {
        guard let path = variable("PROBE_BUSY") else { return }
        write("working")
        let descriptor = open(path, O_RDONLY)
        var byte: UInt8 = 0
        _ = read(descriptor, &byte, 1)
        close(descriptor)
    }

    private static func isLast(_ event: LineEvent) -> Bool {
        switch event {
        case .end, .terminated: true
        case .text, .malformed, .interrupted: false
        }
    }

    private static func say(_ event: LineEvent) {
        switch event {
        case .text(let text, _): write("got [\(text.replacing("\n", with: "\\n"))]")
        case .malformed(let reason, _): write("malformed \(reason)")
        case .interrupted: write("interrupted")
        case .end: write("end")
        case .terminated(let signal): write("terminated \(signal)")
        }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Obeys the lines of a named pipe on a thread of its own: `post TEXT`, `terminate N`, `cancel`,
    /// `stop`.
    private static func obey(_ path: String, _ source: any InteractiveLineSource, _ asking: Asking) {
        let order = Order(path: path, source: source, asking: asking)
        var thread = pthread_t(bitPattern: 0)
        pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<Order>.fromOpaque($0).takeRetainedValue().follow() }
                return nil
            }, Unmanaged.passRetained(order).toOpaque())
    }
}

/// The task that waits for a line.
private final class Asking: Sendable {
    let task = Mutex<Task<LineEvent, Never>?>(nil)
}

/// The control pipe and whom it concerns.
private final class Order: Sendable {
    let path: String
    let source: any InteractiveLineSource

    let asking: Asking

    init(path: String, source: any InteractiveLineSource, asking: Asking) {
        self.path = path
        self.source = source
        self.asking = asking
    }

    func follow() {
        guard let pipe = fopen(path, "r") else { return }
        var line = [CChar](repeating: 0, count: 1024)
        while fgets(&line, Int32(line.count), pipe) != nil {
            let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
            let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 1)
            switch (words.first, words.last) {
            case ("post", let text?): source.post(String(text))
            case ("terminate", let number?): source.terminate(signal: Int32(number) ?? 0)
            case ("stop", _): kill(getpid(), SIGSTOP)
            case ("cancel", _): asking.task.withLock { $0?.cancel() }
            default: break
            }
        }
        fclose(pipe)
    }
}

/// Knows how one command continues, and the rest of one word.
private struct Usage: Hinting {
    func rest(ofWordIn line: String) -> String? { line == "see" ? "k" : nil }
    func usage(after line: String) -> String? { line == "seek " ? "TIME" : nil }
}

/// Colours by letters alone: words with an `x` are mistakes unless the cursor is at their end, capitals and digits and
/// what is not ASCII have a colour each, byte by byte.
private struct Letters: Colouring {
    func parts(of line: [UInt8], cursor: Int?) -> [LinePart] {
        var parts: [LinePart] = []
        for (place, byte) in line.enumerated() {
            let role: LineRole? =
                switch byte {
                case 0x30...0x39: .reference
                case 0x41...0x5A: .command
                case 0x80...: .quote
                case _: nil
                }
            if let role { parts.append(LinePart(role, place..<place + 1)) }
        }
        for word in line.indices.split(whereSeparator: { line[$0] == 0x20 || line[$0] == 0x0A }) {
            guard let first = word.first, let last = word.last, word.contains(where: { line[$0] == 0x78 }) else {
                continue
            }
            if cursor != last + 1 { parts.append(LinePart(.error, first..<last + 1)) }
        }
        return parts
    }
}

/// Two words that become more, wherever they stand.
private struct Short: Abbreviating {
    func expansion(in line: String, cursor: Int) -> WordExpansion? {
        let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
        return switch before.split(separator: " ").last {
        case "sa": WordExpansion(length: 2, text: "search artist")
        case "größe": WordExpansion(length: 7, text: "日本 größer")
        case _: nil
        }
    }
}

/// Completes the first word from a few names.
private struct Names: Completing {
    private static let commands = [
        Candidate("search", summary: "Find music"), Candidate("set", summary: "Show or change a setting"),
        Candidate("play", summary: "Play something"), Candidate("playlist", summary: "Work on a playlist"),
        Candidate("björk", summary: "A name"),
    ]
    /// What no caller should pass on, and no terminal should obey.
    private static let hostile = [
        Candidate("h\u{1B}]0;PWNED\u{7}\u{1B}[31mred", summary: "a\u{9B}31mb\u{202E}c"),
        Candidate("h\n$(reboot)\u{2066}", label: "two\nrows\u{85}"),
        Candidate("h" + String(repeating: "字", count: 10_000)),
    ]
    /// Wide characters, marks, joined emoji and flags, in names and in the words beside them.
    private static let worldly = [
        Candidate("u日本語の歌", summary: "五輪真弓"), Candidate("ue\u{301}te\u{301}", summary: "e\u{301}te\u{301} 夏"),
        Candidate("u👨‍👩‍👧 family", summary: "👍🏽"), Candidate("uสวัสดี", summary: "สวัสดี"),
        Candidate("u🇫🇷🇩🇪", summary: "flags"), Candidate("uक्या", summary: "क्या"), Candidate("u", summary: "u alone"),
    ]
    private static let many = (1...200).map { Candidate("m\($0)") }

    func completions(for line: String, cursor: Int) -> CompletionPlan {
        let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
        if before.hasPrefix("n") {
            return CompletionPlan(replacing: 0..<cursor, candidates: (1...300).map { Candidate("n\($0)日") })
        }
        if before.hasPrefix("h") {
            return CompletionPlan(replacing: 0..<cursor, candidates: before == "hh" ? [Self.hostile[0]] : Self.hostile)
        }
        if before.hasPrefix("u") {
            let fits = Self.worldly.filter { $0.insertion.unicodeScalars.starts(with: before.unicodeScalars) }
            return CompletionPlan(replacing: 0..<cursor, candidates: fits)
        }
        guard !before.contains(" ") else { return .nothing(at: cursor) }
        let candidates = (before.hasPrefix("m") ? Self.many : Self.commands)
            .filter { $0.insertion.hasPrefix(before) || (before == "bjo" && $0.insertion == "björk") }
        return CompletionPlan(replacing: 0..<cursor, candidates: candidates)
    }
}
