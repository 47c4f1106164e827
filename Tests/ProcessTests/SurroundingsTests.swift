// What the manual says of files and of the environment, held against what the executable leaves and reads; what
// `doctor` finds there; and what two processes tell each other of the player.

import Exchange
import Files
import Foundation
import HTTPTypes
import NetworkAdapters
import Shell
import SpotifySimulator
import Storage
import SystemTesting
import TerminalTesting
import Testing

struct SurroundingsTests {
    private let simulator = SpotifySimulator(world: .demo, time: SystemTime())
    private let folder = TemporaryFolder()

    private func withShell(_ body: @escaping @Sendable (RealShell) async throws -> Void) async throws {
        try await RealShell.served(by: simulator, in: folder, body)
    }

    @Test(.timeLimit(.minutes(10)))
    func `every file that juke leaves is in the manual, and all of the manual is left`() async throws {
        let (simulator, folder) = (simulator, folder)
        let juke = try #require(BuiltProducts.path(of: "juke"))
        try await withShell { shell in
            mkdir(shell.state + "/config", 0o700)
            mkdir(shell.state + "/config/juke", 0o700)
            try PrivateFile(path: shell.state + "/config/juke/init.juke").replace(with: Array("set hints off\n".utf8))
            _ = try await OwnThread.run {
                Result {
                    let terminal = try PseudoTerminal(juke, [], environment: shell.variables)
                    try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix("juke>") }
                    for (line, sign) in [
                        ("device default Laptop", "Laptop"), ("search artist radiohead", "Radiohead Tribute Band"),
                        ("begin", "The plan is open."), ("abort", "It is closed."),
                        ("artist 1", "Radiohead>"), ("now", "Nothing is playing."),
                    ] {
                        terminal.send(line + "\r")
                        try terminal.wait(for: sign)
                    }
                    // As long as a command runs the terminal reads whole lines, and takes this key for itself.
                    try terminal.wait(for: "the last prompt") { $0.cursorLine == "Radiohead>" }
                    terminal.send("\u{04}")
                    return try terminal.waitForEnd()
                }
            }.get()
            #expect(await simulator.log.count(under: "/v1/search") == 1)
            #expect(try await shell.run("!kill -SEGV $PPID", arguments: ["--allow-shell"]).status == 128 + SIGSEGV)
            let places = [
                ("$XDG_CONFIG_HOME", shell.state + "/config"), ("$XDG_STATE_HOME", shell.state),
                ("$XDG_CACHE_HOME", shell.state + "/.cache"), ("PROFILE", "default"),
            ]
            // Several names may share a line of the manual: `session.json, listings`.
            let described = ManualPage.files.flatMap { file -> [String] in
                let path = places.reduce(file.path) { $0.replacing($1.0, with: $1.1) }
                let names = path.split(separator: ", ").map(String.init)
                let parent = String(names[0].prefix(upTo: names[0].lastIndex(of: "/") ?? names[0].startIndex))
                return [names[0]] + names.dropFirst().map { parent + "/" + $0 }
            }
            let left = folder.files
            for file in left {
                // Databases and locks have companions of their name.
                let isDescribed = described.contains { path in
                    file == path || file.hasPrefix(path + "-") || file == path.replacing(".json", with: ".lock")
                }
                #expect(isDescribed, "\(file) is not in the manual")
            }
            for path in described { #expect(left.contains(path), "\(path) is in the manual only") }
        }
    }

    @Test func `every variable that is read is in the manual`() throws {
        let described = ManualPage.environment.flatMap { $0.name.split(separator: ", ").map(String.init) }
        let sources = RecordedSources.swift(under: ["Sources/juke", "Sources/Storage", "Sources/NetworkAdapters"])
        #expect(sources.count > 20)
        var read: Set<String> = []
        for text in sources {
            for match in text.matches(of: /environment\["([A-Za-z_]+)"\]/) { read.insert(match.output.1.uppercased()) }
        }
        #expect(read.isSuperset(of: ["JUKE_PROFILE", "PAGER", "NO_COLOR"]))
        let ofTheSystem: Set<String> = [
            "HOME", "PATH", "LC_ALL", "LC_CTYPE", "LANG", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LESS",
            "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "USER", "LOGNAME",
        ]
        #expect(read.subtracting(ofTheSystem).subtracting(described) == [])
    }

    @Test func `doctor looks at the login's file and at the start-up file`() async throws {
        try await withShell { shell in
            func doctor(_ name: String) async throws -> String? {
                try await shell.run("doctor").output.split(separator: "\n").first { $0.hasPrefix(name + "\t") }
                    .map(String.init)
            }
            let startup = shell.state + "/config/juke/init.juke"
            #expect(try await doctor("config") == "config\tgood\tno \(startup)\t\t")
            // Whoever reads the login closes it to others.
            chmod(shell.tokenFile, 0o644)
            #expect(try await doctor("token file") == "token file\tgood\treadable by you alone\t\t")
            var status = stat()
            #expect(stat(shell.tokenFile, &status) == 0 && status.st_mode & 0o777 == 0o600)
            mkdir(shell.state + "/config", 0o700)
            mkdir(shell.state + "/config/juke", 0o700)
            try PrivateFile(path: startup).replace(with: Array("set hints off\necho \"never closed\n".utf8))
            #expect(
                try await doctor("config")
                    == "config\twarning\tline 2 of \(startup) cannot be understood\tto see why: source \(startup)\t")
            // Who may read everything finds nothing wrong with this.
            if geteuid() != 0 {
                chmod(startup, 0)
                #expect(
                    try await doctor("config")
                        == "config\tbad\t\(startup) cannot be read\tchmod u+r \(startup)\t")
            }
        }
    }

    @Test func `what one process learns of the player, the next ones know`() async throws {
        let simulator = simulator
        try await withShell { shell in
            #expect(try await shell.run("play airbag").status == 0)
            await simulator.clearLog()
            for _ in 0..<3 {
                let ended = try await shell.run("now")
                #expect(ended.status == 0, "\(ended.messages)")
                #expect(ended.output.contains("Airbag"))
            }
            // Fifteen seconds are for all of them together.
            #expect(await simulator.log.count(.get, under: "/v1/me/player") <= 1)
            try await withThrowingTaskGroup(of: Ended.self) { group in
                for _ in 0..<6 { group.addTask { try await shell.run("now; volume 40; now") } }
                for try await ended in group {
                    #expect(ended.status == 0, "\(ended.messages)")
                    #expect(ended.output.contains("Airbag"))
                }
            }
            let file = try #require(try PrivateFile(path: shell.state + "/juke/default/player.json").read())
            #expect(try JSONSerialization.jsonObject(with: Data(file)) is [String: Any])
        }
    }
}

/// The texts of source files, found beside the tests.
private enum RecordedSources {
    static func swift(under folders: [String]) -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return folders.flatMap { folder -> [String] in
            let found = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
                .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        }
    }
}
