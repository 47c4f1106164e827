// Commands of the system: `/bin/sh -c` with the terminal's own output, and input that is given or the terminal's own.
// Cancelling the task asks the command to end and, when it does not, ends it.

import Subprocess
import SystemPackage

/// Runs commands of the system.
package enum SystemProcess {
    /// The exit status of the line; 128 and the signal's number for one that a signal ended.
    package static func run(
        _ line: String, input: String?, environment: [String: String]
    ) async throws(SystemProcessError) -> Int32 {
        var configuration = Configuration(
            executable: .path("/bin/sh"), arguments: ["-c", line],
            environment: .inherit.updating(
                Dictionary(
                    environment.map { (Environment.Key(stringLiteral: $0), $1) },
                    uniquingKeysWith: { first, _ in first })))
        configuration.platformOptions.teardownSequence = [
            .gracefulShutDown(allowedDurationToNextStep: Duration.seconds(1))
        ]
        do {
            let status =
                if let input {
                    try await Subprocess.run(
                        configuration, input: .string(input), output: .currentStandardOutput,
                        error: .currentStandardError
                    ).terminationStatus
                } else {
                    try await Subprocess.run(
                        configuration, input: .currentStandardInput, output: .currentStandardOutput,
                        error: .currentStandardError
                    ).terminationStatus
                }
            return switch status {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        } catch {
            throw Task.isCancelled ? .cancelled : .notStarted(reason: "\(error)")
        }
    }
}

/// Why a command of the system has no status.
package enum SystemProcessError: Error, Sendable, Equatable {
    case cancelled
    case notStarted(reason: String)
}
