// What `doctor` finds out about the surroundings of the shell: terminal, locale, the app, the start-up file, the file
// of the login, and the places where juke writes. Nothing is changed. Findings about Spotify and the login, and how all
// are shown, are left to the command.

import CommandLanguage
import Files
import Shell
import ShellCommands
import Storage

/// Examines the surroundings of a run.
struct Examination: Sendable {
    let environment: [String: String]
    let paths: Paths
    let isDemo: Bool
    let commands: CommandTable

    /// The findings in the order in which they are shown; the demo has no login and no file for it.
    func findings() -> [Finding] {
        guard !isDemo else { return [terminal, locale, config, demoState, Self.demoCache] }
        return [terminal, locale, config, app] + token + [place("state", paths.history), place("cache", paths.library)]
    }

    /// Whether the start-up file can be read, and every line of it understood.
    private var config: Finding {
        guard !Paths.isNowhere(paths.startupFile) else { return Finding("config", .good, "none: HOME is not set") }
        if let file = fileInTheWay(of: paths.startupFile) { return blocked("config", by: file) }
        guard PathName.exists(paths.startupFile) else {
            return Finding("config", .good, "no \(paths.startupFile)", reported: "no start-up file")
        }
        let text: String
        do throws(Errno) {
            text = String(decoding: try UserFile.contents(of: paths.startupFile), as: UTF8.self)
        } catch {
            return Finding(
                "config", .bad, "\(paths.startupFile) cannot be read", remedy: "chmod u+r \(paths.startupFile)",
                reported: "the start-up file cannot be read")
        }
        guard let line = StartupCheck.firstFault(in: text, commands: commands) else {
            return Finding("config", .good, paths.startupFile, reported: "a start-up file")
        }
        return Finding(
            "config", .warning, "line \(line) of \(paths.startupFile) cannot be understood",
            remedy: "to see why: source \(paths.startupFile)",
            reported: "line \(line) of the start-up file cannot be understood")
    }

    /// Whether others can read the login.
    private var token: [Finding] {
        guard let status = try? FileStatus(of: paths.tokenFile) else { return [] }
        guard status.isOpenToOthers else { return [Finding("token file", .good, "readable by you alone")] }
        let mode = String(status.permissions & 0o777, radix: 8)
        return [
            Finding(
                "token file", .bad,
                "\(paths.tokenFile) has mode \(mode): others may read your login",
                remedy: "chmod 600 \(paths.tokenFile)", reported: "has mode \(mode)")
        ]
    }

    /// What helps on this system with terminal, locale and clock.
    var advice: SurroundingsAdvice {
        SurroundingsAdvice(
            environment: environment, charset: { SystemLocale.charset($0) }, exists: { PathName.exists($0) })
    }

    private var terminal: Finding {
        advice.terminal(columns: FileOutput.standardError.isTerminal ? FileOutput.standardError.width : nil)
    }

    private var locale: Finding { advice.locale }

    /// Whether `JUKE_CLIENT_ID` can be a client ID.
    private var app: Finding {
        let id = environment["JUKE_CLIENT_ID"] ?? ""
        guard !id.isEmpty, !Authentication.isClientID(id) else {
            return Finding("client ID", .good, "the one of the login")
        }
        return Finding(
            "client ID", .bad, "JUKE_CLIENT_ID is not 32 hexadecimal digits", remedy: "copy it from the dashboard again"
        )
    }

    /// In the demo only a prompt keeps anything: its lines and listings.
    private var demoState: Finding {
        var state = place("state", paths.history)
        if state.state == .good {
            state.text =
                "the login is in memory; a prompt keeps its lines and listings in \(PathName.folder(of: paths.history))"
            state.reported = "the login is in memory; a prompt keeps its lines and listings"
        }
        return state
    }

    private static let demoCache = Finding("cache", .good, "in memory: the demo writes none")

    /// The file that is where a folder of the path should be; nil where there is none.
    private func fileInTheWay(of path: String) -> String? {
        var path = PathName.folder(of: path)
        while path != PathName.folder(of: path) {
            if let kind = try? FileStatus(of: path).kind { return kind == .folder ? nil : path }
            path = PathName.folder(of: path)
        }
        return nil
    }

    private func blocked(_ name: String, by file: String) -> Finding {
        Finding(
            name, .bad, "\(file) is a file, not a folder", remedy: "mv \(file) \(file).old",
            reported: "a file is where a folder should be")
    }

    /// Whether the folder of a file, or the first that exists above it, can be written.
    private func place(_ name: String, _ path: String) -> Finding {
        guard !Paths.isNowhere(path) else {
            return Finding(name, .bad, "HOME is not set, so nothing can be kept", remedy: "set HOME")
        }
        if let file = fileInTheWay(of: path) { return blocked(name, by: file) }
        let own = PathName.folder(of: path)
        var there = own
        while !PathName.exists(there), there != PathName.folder(of: there) { there = PathName.folder(of: there) }
        // A folder that does not exist yet is made when it is first needed.
        return PathName.isWritable(there)
            ? Finding(name, .good, own, reported: "can be written")
            : Finding(
                name, .bad, "\(there) cannot be written", remedy: "chmod u+w \(there)", reported: "cannot be written")
    }
}
