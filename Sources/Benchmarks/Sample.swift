// Owns the timing of programs on a pseudo-terminal, in microseconds: until a program has ended, until its
// prompt appears, until a key is echoed. Each is measured many times and the median counts, since other
// programs share the machine.

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

    /// The slowest in a hundred; nil when nothing could be measured.
    var slowest: Double? {
        times.isEmpty ? nil : times.sorted()[times.count * 99 / 100]
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
    static func keyEchoesInTurn(_ programs: [(command: [String], prompt: String)], rounds: Int = 15) -> [Sample] {
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

    /// Measures how long a menu takes to open and to be narrowed by a key, each until the last byte is drawn; no
    /// openings where nothing opens it. nil when the program cannot be started.
    static func menu(
        _ command: [String], _ before: String?, _ opening: String, _ opener: String?, narrowing keys: [String]
    ) -> (openings: Sample, keys: Sample)? {
        guard let terminal = Terminal(command), terminal.wait(for: "> ") else { return nil }
        defer { terminal.end() }
        // The names are read after the first prompt.
        terminal.pause(1000)
        if let before {
            terminal.send(before + "\r")
            guard terminal.wait(for: "marks, Enter") else { return nil }
            terminal.pause(200)
        }
        var (openings, narrowings): ([Double], [Double]) = ([], [])
        for round in 0..<25 {
            if let opener {
                terminal.send(opening)
                terminal.pause(30)
                // All but the last of the opening keys only prepare it.
                terminal.send(String(opener.dropLast()))
                terminal.pause(30)
                guard let last = opener.utf8.last, let time = terminal.timeToLastByte(of: last) else { return nil }
                openings.append(time)
            }
            let text = keys[round % keys.count]
            for key in Array(text.utf8) + text.utf8.map({ _ in 127 }) {
                guard let time = terminal.timeToLastByte(of: key) else { return nil }
                narrowings.append(time)
            }
            guard opener != nil else { continue }
            // Ctrl-G closes the menu, Ctrl-U empties the line.
            terminal.send(7)
            terminal.send(21)
            terminal.pause(30)
        }
        return (Sample(times: openings), Sample(times: narrowings))
    }

    /// Counts how often the threads of a program run in so many seconds in which nothing happens; nil where that cannot
    /// be known.
    static func wakeUps(_ command: [String], until text: String, seconds: Int32) -> Int? {
        guard let terminal = Terminal(command), terminal.wait(for: text) else { return nil }
        defer { terminal.end() }
        terminal.pause(1000)
        guard let before = terminal.switches else { return nil }
        terminal.pause(seconds * 1000)
        return terminal.switches.map { $0 - before }
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
    var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) * 1e-12
    }
}
