// Lines of the system's shell that start the real executable, for what only a shell can do to a process: closing its
// descriptors, sending it signals, reading from it in a pipe.

import Glibc
import Subprocess
import SystemPackage
import SystemTesting
import TerminalTesting

enum SystemLine {
    /// Runs the line in the folder, which is its home as well. `$JUKE` is the executable, `$J` the one with the demo.
    static func run(
        _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:], home: Bool = true
    ) async throws -> Ended {
        guard let juke = BuiltProducts.path(of: "juke") else { throw Missing() }
        var variables = ["PATH": "/usr/bin:/bin", "JUKE": juke, "J": "\(juke) --demo"].merging(environment) { $1 }
        if home { variables["HOME"] = folder.path }
        let result = try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", line],
            environment: .custom(
                Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })),
            workingDirectory: .init(folder.path), input: .none, output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 20))
        let status =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return Ended(status: status, output: result.standardOutput, messages: result.standardError)
    }

    /// Starts the executable and sends it a signal once the condition holds; its status. `output` is closed with it.
    static func signalled(
        _ arguments: [String], by signal: Int32, in folder: TemporaryFolder, output: Int32,
        when isReady: @escaping @Sendable () -> Bool
    ) async throws -> Int32 {
        guard let juke = BuiltProducts.path(of: "juke") else { throw Missing() }
        let result = try await Subprocess.run(
            .path(.init(juke)), arguments: .init(arguments),
            environment: .custom(["HOME": "\(folder.path)", "PATH": "/usr/bin:/bin"]),
            workingDirectory: .init(folder.path), input: .none,
            output: .fileDescriptor(.init(rawValue: output), closeAfterSpawningProcess: true), error: .discarded
        ) { execution in
            // One that ended too early is never ready.
            await OwnThread.run { for _ in 0..<4_000 where !isReady() { poll(nil, 0, 5) } }
            kill(execution.processIdentifier.value, signal)
        }
        return switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }

    private struct Missing: Error {}
}
