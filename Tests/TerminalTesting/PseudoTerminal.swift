// A program on a terminal of its own: keys go in, a screen comes out. Waiting means waiting for something to be on the
// screen, by poll and with a deadline; nothing here sleeps.

import CPseudoTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a terminal test could not go on.
package enum TerminalError: Error, CustomStringConvertible {
    case notStarted(path: String, errno: Int32)
    /// What was waited for did not come; this is the screen instead.
    case notShown(String, screen: String)
    /// The program ended before what was waited for came.
    case ended(String, screen: String)

    package var description: String {
        switch self {
        case .notStarted(let path, let errno): "\(path) did not start: \(String(cString: strerror(errno)))"
        case .notShown(let what, let screen): "not shown in time: \(what)\n\(screen)"
        case .ended(let what, let screen): "ended before: \(what)\n\(screen)"
        }
    }
}

/// A program running on a pseudo-terminal, and the screen it draws.
package final class PseudoTerminal {
    /// The screen as the program has drawn it so far.
    package private(set) var screen: TerminalScreen
    /// Everything the program has written.
    package private(set) var output: [UInt8] = []

    private let master: Int32
    private let process: pid_t
    private var isReaped = false

    /// Starts a program with nothing in its environment but what is given (and a `TERM`, unless that is given, too); as
    /// the job of a small shell when it is to be stopped and to go on.
    package init(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
        rows: Int = 24, asJob: Bool = false, pushesRows: Bool = false
    ) throws(TerminalError) {
        screen = TerminalScreen(columns: columns, rows: rows, pushesRows: pushesRows)
        let environment = ["TERM": "xterm-256color"].merging(environment) { $1 }
        var vector = ([path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in vector + variables { free(pointer) } }
        var process: pid_t = 0
        let spawn = asJob ? cpt_spawn_job : cpt_spawn
        master = spawn(path, &vector, &variables, Int32(columns), Int32(rows), &process)
        self.process = process
        guard master >= 0 else {
            isReaped = true
            throw .notStarted(path: path, errno: errno)
        }
    }

    deinit {
        if !isReaped {
            _ = cpt_kill(process, SIGKILL)
            _ = cpt_wait(process)
        }
        if master >= 0 { close(master) }
    }

    /// Presses keys.
    package func send(_ keys: String) {
        send(Array(keys.utf8))
    }

    /// Sends bytes, taking in what the program writes meanwhile.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            var fd = pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)
            guard poll(&fd, 1, 10_000) > 0 else { return }
            if fd.revents & Int16(POLLIN) != 0 { _ = takeOutput() }
            guard fd.revents & Int16(POLLOUT) != 0 else { continue }
            let written = rest.prefix(512).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    /// Waits until the screen satisfies a condition.
    package func wait(
        for what: String, within limit: Duration = .seconds(10), _ condition: (TerminalScreen) -> Bool
    ) throws(TerminalError) {
        let deadline = ContinuousClock.now + limit
        while !condition(screen) {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .notShown(what, screen: screen.description) }
            var fd = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&fd, 1, Int32(clamping: left.components.seconds * 1_000 + 1)) > 0 else { continue }
            guard takeOutput() else {
                if condition(screen) { return }
                throw .ended(what, screen: screen.description)
            }
        }
    }

    /// Waits until a text stands somewhere on the screen.
    package func wait(for text: String) throws(TerminalError) {
        try wait(for: "“\(text)”") { $0.text.contains(text) || $0.unwrapped.contains(text) }
    }

    /// Waits until the row of the cursor is exactly this.
    package func wait(forLine line: String) throws(TerminalError) {
        try wait(for: "line “\(line)”") { $0.cursorLine == line }
    }

    /// Gives the terminal a new size, as a user pulling at the window does.
    package func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        _ = cpt_resize(master, Int32(columns), Int32(rows))
    }

    /// Sends the program a signal.
    package func signal(_ number: Int32) {
        _ = cpt_kill(process, number)
    }

    /// Takes in what is left, waits for the program's end; its exit status, or 128 and the signal.
    package func waitForEnd() throws(TerminalError) -> Int32 {
        do {
            try wait(for: "the end") { _ in false }
        } catch .ended {
            isReaped = true
            return cpt_wait(process)
        }
        return -1
    }

    /// Whether the terminal echoes, reads lines and turns keys into signals, as it does between two lines.
    package var isCooked: Bool { cpt_modes(master) == 7 }

    /// Whether it echoes what is typed.
    package var echoes: Bool { cpt_modes(master) & 1 != 0 }
    /// Whether it collects lines.
    package var reads: Bool { cpt_modes(master) & 2 != 0 }

    /// Reads what is there; false when the program has closed its side.
    private func takeOutput() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16 * 1024)
        let got = read(master, &bytes, bytes.count)
        guard got > 0 else { return got < 0 && (errno == EINTR || errno == EAGAIN) }
        output += bytes[..<got]
        screen.feed(bytes[..<got])
        let answer = Array(screen.takeAnswers().utf8)
        if !answer.isEmpty { _ = answer.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }
        return true
    }
}
