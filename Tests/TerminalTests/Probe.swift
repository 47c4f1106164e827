// The probe on a terminal, as the tests start it: at its first prompt, with files in a folder of its own.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A probe that waits at its prompt.
struct Probe {
    static let prompt = "probe>"

    let terminal: PseudoTerminal
    private let control: Int32
    /// Its files stay as long as the probe: the thread that obeys opens the pipe when it gets its turn.
    private let folder: TemporaryFolder?

    init(
        _ environment: [String: String] = [:], columns: Int = 80, rows: Int = 24, folder: TemporaryFolder? = nil,
        prompt: String = Probe.prompt, asJob: Bool = false, pushesRows: Bool = false, isAlone: Bool = true
    ) throws {
        let path = try #require(BuiltProducts.path(of: "LineEditingProbe"))
        var environment = environment
        var control: Int32 = -1
        if let folder {
            environment["PROBE_HISTORY"] = folder.path("state/history")
        }
        if let folder, isAlone {
            let pipe = folder.path("control")
            mkfifo(pipe, 0o600)
            control = open(pipe, O_RDWR | O_CLOEXEC)
            environment["PROBE_CONTROL"] = pipe
        }
        self.control = control
        self.folder = folder
        terminal = try PseudoTerminal(
            path, environment: environment, columns: columns, rows: rows, asJob: asJob,
            pushesRows: pushesRows)
        try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix(prompt) }
    }

    /// Gives an order to the probe's other thread.
    func order(_ text: String) {
        let bytes = Array("\(text)\n".utf8)
        _ = write(control, bytes, bytes.count)
    }

    /// Sends keys and Enter, waits for the line that came of it, and for the next prompt.
    func enter(_ keys: String, expecting line: String) throws {
        let answer = "got [\(line)]"
        let before = Self.count(answer, in: terminal.screen)
        terminal.send(keys + "\r")
        try terminal.wait(for: "“\(answer)” once more, and a prompt") {
            Self.count(answer, in: $0) > before && $0.cursorLine.hasPrefix(Self.prompt)
        }
    }

    private static func count(_ text: String, in screen: TerminalScreen) -> Int {
        screen.unwrapped.ranges(of: text).count
    }
}

/// A folder that vanishes with its last user.
final class TemporaryFolder {
    private let root: String

    init() {
        var template = Array("/tmp/juke-terminal-XXXXXX".utf8CString)
        root = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit {
        for name in ["state/history", "control"] { unlink(path(name)) }
        rmdir(path("state"))
        rmdir(root)
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    func read(_ name: String) -> String? {
        guard let file = fopen(path(name), "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
