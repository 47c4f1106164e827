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
        let configuration = configuration(line, environment)
        do {
            let status =
                if let input {
                    try await Subprocess.run(
                        configuration, input: .inputWriter, output: .currentStandardOutput,
                        error: .currentStandardError
                    ) { await $0.standardInputWriter.hand(over: Array(input.utf8)) }.terminationStatus
                } else {
                    try await Subprocess.run(
                        configuration, input: .currentStandardInput, output: .currentStandardOutput,
                        error: .currentStandardError
                    ).terminationStatus
                }
            return code(of: status)
        } catch {
            throw Task.isCancelled ? .cancelled : .notStarted(reason: "\(error)")
        }
    }

    /// The exit status of the line, and what it wrote on its standard output.
    package static func answer(
        _ line: String, input: String
    ) async throws(SystemProcessError) -> (status: Int32, output: String) {
        do {
            let result = try await Subprocess.run(
                configuration(line, [:]), input: .inputWriter, output: .string(limit: largestAnswer),
                error: .currentStandardError
            ) { await $0.standardInputWriter.hand(over: Array(input.utf8)) }
            return (code(of: result.terminationStatus), result.standardOutput)
        } catch {
            throw Task.isCancelled ? .cancelled : .notStarted(reason: "\(error)")
        }
    }

    /// Runs a pager on text that is pulled piece by piece, until it ends or the text does. What pulling throws is thrown on;
    /// a pager that was left takes no more, and that is no error.
    package static func page(
        _ line: String, environment: [String: String], _ text: @escaping @Sendable () async throws -> String?
    ) async throws {
        let result = try await Subprocess.run(
            configuration(line, environment), input: .inputWriter, output: .currentStandardOutput,
            error: .currentStandardError
        ) { execution -> (any Error)? in
            do {
                while let piece = try await text() {
                    guard (try? await execution.standardInputWriter.write(Array(piece.utf8))) != nil else { break }
                }
            } catch {
                try? await execution.standardInputWriter.finish()
                return error
            }
            try? await execution.standardInputWriter.finish()
            return nil
        }
        if let error = result.closureResult { throw error }
    }

    /// More than this is no choice of rows.
    private static let largestAnswer = 1 << 20

    private static func configuration(_ line: String, _ environment: [String: String]) -> Configuration {
        var configuration = Configuration(
            executable: .path("/bin/sh"), arguments: ["-c", line],
            environment: .inherit.updating(
                Dictionary(
                    environment.map { (Environment.Key(stringLiteral: $0), $1) },
                    uniquingKeysWith: { first, _ in first })))
        configuration.platformOptions.teardownSequence = [
            .gracefulShutDown(allowedDurationToNextStep: Duration.seconds(1))
        ]
        return configuration
    }

    private static func code(of status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}

/// Why a command of the system has no status.
package enum SystemProcessError: Error, Sendable, Equatable {
    case cancelled
    case notStarted(reason: String)
}

extension StandardInputWriter {
    /// Writes all a program is to read, as far as it wants it: one that ends before has failed at nothing.
    func hand(over bytes: [UInt8]) async {
        _ = try? await write(bytes)
        try? await finish()
    }
}
