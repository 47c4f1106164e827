// Owns a program on a pseudo-terminal, as the terminal sees it: keys go in, bytes come out. What is timed is left to
// ``Sample``.

import CPseudoTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program on a pseudo-terminal of 80 columns and 24 rows, seen from the terminal's side.
struct Terminal {
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

    /// Reads what is still being drawn, until nothing comes for so many ms.
    func pause(_ milliseconds: Int32 = 20) {
        while let bytes = read(timeout: milliseconds), !bytes.isEmpty {}
    }

    /// Sends a key and reads what is drawn for it, until nothing more comes; in microseconds, how long that took. nil
    /// when nothing is drawn.
    func timeToLastByte(of key: UInt8) -> Double? {
        let start = ContinuousClock.now
        send(key)
        guard read(timeout: 5000) != nil else { return nil }
        var last = ContinuousClock.now
        while let bytes = read(timeout: 15), !bytes.isEmpty { last = .now }
        return start.duration(to: last).microseconds
    }

    /// How often the threads of the program have begun to run so far; nil where the system does not say it.
    var switches: Int? {
        guard let folder = opendir("/proc/\(process)/task") else { return nil }
        defer { closedir(folder) }
        var sum: Int?
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard Int(name) != nil, let file = fopen("/proc/\(process)/task/\(name)/status", "r") else { continue }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            while fgets(&line, 256, file) != nil {
                let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                    .split { $0 == ":" || $0 == "\t" || $0 == "\n" }
                if words.first?.hasSuffix("ctxt_switches") == true { sum = (sum ?? 0) + (Int(words[1]) ?? 0) }
            }
        }
        return sum
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
