// Owns the timing of programs on a pseudo-terminal, in microseconds: until a program has ended, until its
// prompt appears, until a key is echoed. Each is measured many times and the median counts, since other
// programs share the machine.

import CPseudoTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Times of one kind, in microseconds; none when the program could not be measured.
struct Sample {
    private let times: [Double]

    /// The median; nil when nothing could be measured.
    var median: Double? {
        times.isEmpty ? nil : times.sorted()[times.count / 2]
    }

    /// How often a program is started.
    private static let runs = 41
    /// How many keys are sent to one program.
    private static let keys = 200

    /// Measures from the start of a program to its end.
    static func ofProcess(_ command: [String], runs: Int = Self.runs) -> Sample {
        measure(runs) {
            guard let terminal = Terminal(command) else { return nil }
            terminal.drain()
            return terminal.finish() == 0
        }
    }

    /// Measures from the start of a program until a text is on its terminal.
    static func toFirstOutput(_ command: [String], until text: String) -> Sample {
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            guard let terminal = Terminal(command), terminal.wait(for: text) else { return Sample(times: []) }
            times.append(start.duration(to: .now).microseconds)
            terminal.end()
        }
        return Sample(times: times)
    }

    /// Measures from a key until it is echoed.
    static func keyEcho(_ command: [String], until text: String) -> Sample {
        guard let terminal = Terminal(command), terminal.wait(for: text) else { return Sample(times: []) }
        defer { terminal.end() }
        var times: [Double] = []
        for number in 0..<keys {
            let start = ContinuousClock.now
            let key = UInt8(97 + number % 26)
            terminal.send(key)
            guard terminal.wait(for: String(UnicodeScalar(key))) else { return Sample(times: []) }
            times.append(start.duration(to: .now).microseconds)
            // The line stays short, so that no wrapping is measured. Ctrl-U empties it.
            if number % 40 == 39 {
                terminal.send(21)
                terminal.pause()
            }
        }
        return Sample(times: times)
    }

    /// Measures from a key until it is echoed: first in bash, then in programs that bash starts, on one terminal
    /// and in turn, so that what the machine does meanwhile affects all of them. The first sample is bash's.
    static func keyEchoesInTurn(_ programs: [(command: [String], prompt: String)], rounds: Int = 5) -> [Sample] {
        // A prompt that no other program on the terminal writes.
        let prompt = "bench-shell$ "
        setenv("PS1", prompt, 1)
        guard let terminal = Terminal(["bash", "--norc", "--noprofile", "-i"]), terminal.wait(for: prompt) else {
            return []
        }
        defer { terminal.end() }
        var times = Array(repeating: [Double](), count: programs.count + 1)
        for _ in 0..<rounds {
            guard let own = echoes(terminal) else { return [] }
            times[0] += own
            for (index, program) in programs.enumerated() {
                terminal.send(program.command.joined(separator: " ") + "\r")
                guard terminal.wait(for: program.prompt), let theirs = echoes(terminal) else { return [] }
                times[index + 1] += theirs
                // Ctrl-D ends the program.
                terminal.send(4)
                guard terminal.wait(for: prompt) else { return [] }
            }
        }
        return times.map { Sample(times: $0) }
    }

    /// The times of 40 keys; the line is empty afterwards.
    private static func echoes(_ terminal: Terminal) -> [Double]? {
        terminal.pause()
        var times: [Double] = []
        for number in 0..<40 {
            let start = ContinuousClock.now
            let key = UInt8(97 + number % 26)
            terminal.send(key)
            guard terminal.wait(for: String(UnicodeScalar(key))) else { return nil }
            times.append(start.duration(to: .now).microseconds)
        }
        terminal.send(21)
        terminal.pause()
        return times
    }

    /// Measures from the first byte of a paste until its end is on the screen.
    static func paste(_ command: [String], until text: String, _ pasted: String) -> Sample {
        guard let terminal = Terminal(command), terminal.wait(for: text) else { return Sample(times: []) }
        defer { terminal.end() }
        var times: [Double] = []
        for number in 0..<9 {
            terminal.pause()
            let start = ContinuousClock.now
            // Bracketed paste, as a terminal sends it (Terminal §6.7).
            // The end is part of the same word, so that no colour begins within it.
            terminal.send("\u{1B}[200~\(pasted)end\(number)\u{1B}[201~")
            guard terminal.wait(for: "end\(number)") else { return Sample(times: []) }
            times.append(start.duration(to: .now).microseconds)
            terminal.send(21)
        }
        return Sample(times: times)
    }

    // One program after the other; no sample when one of the runs fails.
    private static func measure(_ runs: Int, _ run: () -> Bool?) -> Sample {
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            guard run() == true else { return Sample(times: []) }
            times.append(start.duration(to: .now).microseconds)
        }
        return Sample(times: times)
    }
}

extension Duration {
    /// The duration in microseconds, with its fraction.
    fileprivate var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) * 1e-12
    }
}

/// A program on a pseudo-terminal of 80 columns and 24 rows, seen from the terminal's side.
private struct Terminal {
    /// The terminal's side of the pair, as a descriptor.
    private let master: Int32
    /// The program on the other side.
    private let process: pid_t

    /// Starts the command; nil when it is not found or cannot be started.
    init?(_ command: [String]) {
        guard let path = Self.path(of: command[0]) else { return nil }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        defer { arguments.forEach { free($0) } }
        arguments.append(nil)
        var process: pid_t = 0
        master = cpt_spawn(path, arguments, environ, 80, 24, &process)
        self.process = process
        guard master >= 0 else { return nil }
    }

    // Searches `PATH` as a shell does.
    private static func path(of program: String) -> String? {
        if program.contains("/") { return program }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    /// Reads until the program has closed its terminal.
    func drain() {
        while read() != nil {}
    }

    /// Reads until the text has appeared; false after five seconds without output.
    func wait(for text: String) -> Bool {
        let wanted = Array(text.utf8)
        var seen: [UInt8] = []
        while let bytes = read(timeout: 5000) {
            seen += bytes
            if seen.count >= wanted.count,
                (0...seen.count - wanted.count).contains(where: { seen[$0...].starts(with: wanted) })
            {
                return true
            }
        }
        return false
    }

    /// Reads what is still being drawn, until nothing comes for 20 ms.
    func pause() {
        while let bytes = read(timeout: 20), !bytes.isEmpty {}
    }

    func send(_ byte: UInt8) {
        var byte = byte
        _ = Glibc.write(master, &byte, 1)
    }

    /// Sends a text and reads what is drawn meanwhile; a program that cannot write would stop reading.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            var fd = pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)
            guard poll(&fd, 1, 5000) > 0 else { return }
            guard fd.revents & Int16(POLLOUT) != 0 else {
                _ = read(timeout: 0)
                continue
            }
            let count = rest.prefix(2048).withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits for the program to end, and returns its status.
    func finish() -> Int32 {
        defer { close(master) }
        return cpt_wait(process)
    }

    /// Ends the program, without asking it.
    func end() {
        cpt_kill(process, SIGKILL)
        _ = finish()
    }

    /// The next output; nil at the end, and when the time (in ms, -1 for ever) is over.
    private func read(timeout: Int32 = -1) -> [UInt8]? {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, timeout) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(master, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }
}
