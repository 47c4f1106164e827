// What `bug-report` says of the program, the system and the last crash. Variables are named and not shown, and of a
// folder nothing is said: what is the user's is found out here only to be kept out.

import Files
import Glibc
import Shell
import ShellCommands
import Storage

/// Finds out what a report of a fault says of the surroundings.
struct SystemFacts {
    let environment: [String: String]
    let paths: Paths

    /// In bytes. No report of a crash is longer.
    private static let longestCrash = 32_768

    /// Everything at once.
    var facts: ProgramFacts {
        ProgramFacts(
            program: [.init("version", Juke.version)] + VersionText.facts.map { .init($0.0, $0.1) }, system: system,
            variables: variables, commands: CrashReport.commands, crash: crash,
            secrets: [environment["HOME"], environment["USER"], environment["LOGNAME"]].compactMap { $0 }
                .filter { !$0.isEmpty && $0 != "root" })
    }

    private var system: [ProgramFacts.Fact] {
        var facts: [ProgramFacts.Fact] = []
        var names = utsname()
        if uname(&names) == 0 {
            let (system, release, machine) = (
                Self.text(names.sysname), Self.text(names.release), Self.text(names.machine)
            )
            facts.append(.init("kernel", "\(system) \(release), \(machine)"))
        }
        if let name = distribution { facts.append(.init("system", name)) }
        var libc = [CChar](repeating: 0, count: 64)
        confstr(Int32(_CS_GNU_LIBC_VERSION), &libc, libc.count)
        facts.append(.init("libc", libc.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }))
        let standards = [("input", Descriptor.standardInput), ("output", .standardOutput), ("error", .standardError)]
        let terminals = standards.filter { $0.1.isTerminal }.map(\.0)
        facts.append(.init("terminal", terminals.isEmpty ? "none" : "standard " + terminals.joined(separator: ", ")))
        return facts
    }

    /// The bytes of a tuple of C up to the first zero.
    private static func text(_ field: some Any) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// What the system calls itself (os-release(5)).
    private var distribution: String? {
        guard let bytes = try? UserFile.contents(of: "/etc/os-release") else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let name = lines.first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst("PRETTY_NAME=".count)
        return name.map { String($0.filter { $0 != "\"" && $0 != "'" }) }
    }

    /// Which of the variables are set that the manual names, or that say what the terminal is.
    private var variables: [String] {
        let names =
            ManualPage.environment.flatMap { $0.name.split(separator: ", ").map(String.init) }
            + ["TMUX", "STY", "INSIDE_EMACS", "SSH_CONNECTION", "COLORTERM", "EDITOR"]
        return names.filter { !(environment[$0] ?? environment[$0.lowercased()] ?? "").isEmpty }
    }

    /// The report of the last crash, unless the file is another.
    private var crash: String? {
        guard let bytes = (try? PrivateFile(path: paths.crash).read()) ?? nil else { return nil }
        let text = String(decoding: bytes.prefix(Self.longestCrash), as: UTF8.self)
        return text.hasPrefix("juke crash report ") ? text : nil
    }
}
