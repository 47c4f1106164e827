// What `doctor` can tell of the shell's own surroundings: terminal, locale, the app, and the places where juke writes.

import Glibc
import Shell
import ShellCommands
import Storage

/// Looks at the surroundings of a run.
struct Examination: Sendable {
    let environment: [String: String]
    let paths: Paths
    let isDemo: Bool

    func findings() -> [Finding] {
        isDemo
            ? [terminal, locale]
            : [terminal, locale, app, place("state", paths.history), place("cache", paths.library)]
    }

    private var terminal: Finding {
        let name = environment["TERM"] ?? ""
        guard FileOutput.standardError.isTerminal else { return Finding("terminal", .good, "none: a script or a pipe") }
        guard name != "dumb", !name.isEmpty else {
            return Finding("terminal", .warning, "can do nothing (TERM=\(name))", remedy: "plain lines are used")
        }
        return Finding("terminal", .good, "\(name), \(FileOutput.standardError.width) columns")
    }

    private var locale: Finding {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.filter { !$0.isEmpty }
        let name = names.first ?? "none"
        let folded = name.lowercased()
        guard folded.hasSuffix("utf-8") || folded.hasSuffix("utf8") else {
            return Finding(
                "locale", .warning, "\(name) is not UTF-8; juke writes UTF-8 all the same", remedy: "LANG=C.UTF-8")
        }
        return Finding("locale", .good, name)
    }

    private var app: Finding {
        let id = environment["JUKE_CLIENT_ID"] ?? ""
        guard !id.isEmpty, !Authentication.isClientID(id) else {
            return Finding("client ID", .good, "as the login has it")
        }
        return Finding(
            "client ID", .bad, "JUKE_CLIENT_ID is not 32 hexadecimal digits", remedy: "copy it from the dashboard again"
        )
    }

    /// Whether the folder of a file, or the first that exists above it, can be written.
    private func place(_ name: String, _ path: String) -> Finding {
        var folder = path
        repeat {
            guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { break }
            folder = String(folder[..<slash])
        } while access(folder, F_OK) != 0
        return access(folder, W_OK) == 0
            ? Finding(name, .good, folder)
            : Finding(name, .bad, "\(folder) cannot be written", remedy: "give yourself the right to write there")
    }
}
