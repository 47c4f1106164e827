// Times of a program on a pseudo-terminal or by itself, in microseconds: how long until it has ended, until its prompt is
// there, until a key is seen again. Runs are many and the median counts, since other programs share the machine.

import CPseudoTerminal
import Glibc

/// Times of one kind, in microseconds.
struct Sample {
    private let times: [Double]

    /// nil when nothing could be measured.
    var median: Double? {
        times.isEmpty ? nil : times.sorted()[times.count / 2]
    }

    private static let runs = 41
    private static let keys = 200

    /// From starting a program until it has ended.
    static func ofProcess(_ command: [String], runs: Int = Self.runs) -> Sample {
        measure(runs) {
            guard let terminal = Terminal(command) else { return nil }
            terminal.drain()
            return terminal.finish() == 0
        }
    }

    /// From starting a program until a text is on its terminal.
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

    /// From a key until it is seen again.
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
            // A short line, so that wrapping is not what is measured.
            if number % 40 == 39 {
                terminal.send(21)
                terminal.pause()
            }
        }
        return Sample(times: times)
    }

    /// From a key until it is seen again: first of bash, then of programs it starts, all on one terminal and in turn, so that
    /// what the machine does meanwhile concerns all of them.
    static func keyEchoesInTurn(_ programs: [(command: [String], prompt: String)], rounds: Int = 5) -> [Sample] {
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
                terminal.send(4)
                guard terminal.wait(for: prompt) else { return [] }
            }
        }
        return times.map { Sample(times: $0) }
    }

    /// The times of a line's worth of keys; the line is empty afterwards.
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

    /// From the first byte of a paste until its end is on the screen.
    static func paste(_ command: [String], until text: String, _ pasted: String) -> Sample {
        guard let terminal = Terminal(command), terminal.wait(for: text) else { return Sample(times: []) }
        defer { terminal.end() }
        var times: [Double] = []
        for number in 0..<9 {
            terminal.pause()
            let start = ContinuousClock.now
            terminal.send("\u{1B}[200~\(pasted)end \(number)\u{1B}[201~")
            guard terminal.wait(for: "end \(number)") else { return Sample(times: []) }
            times.append(start.duration(to: .now).microseconds)
            terminal.send(21)
        }
        return Sample(times: times)
    }

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
    fileprivate var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) * 1e-12
    }
}

/// A program on a pseudo-terminal.
private struct Terminal {
    private let master: Int32
    private let process: pid_t

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

    private static func path(of program: String) -> String? {
        if program.contains("/") { return program }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    /// Reads until the program has closed its terminal.
    func drain() {
        while read() != nil {}
    }

    /// Reads until the text has come; false after five seconds without it.
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

    /// Takes what is still coming.
    func pause() {
        while let bytes = read(timeout: 20), !bytes.isEmpty {}
    }

    func send(_ byte: UInt8) {
        var byte = byte
        _ = Glibc.write(master, &byte, 1)
    }

    /// Sends a text, taking in what is drawn meanwhile.
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

    func finish() -> Int32 {
        defer { close(master) }
        return cpt_wait(process)
    }

    func end() {
        cpt_kill(process, SIGKILL)
        _ = finish()
    }

    /// What has come; nil at the end, and after the time is over.
    private func read(timeout: Int32 = -1) -> [UInt8]? {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, timeout) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(master, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }
}
