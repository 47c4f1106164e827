// Commands of the system: `/bin/sh -c` with the terminal's own output, and with input that is given or
// the terminal's own. Cancelling the task asks the command, and what it started, to end; what has not
// ended after a second is killed.

import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs commands of the system.
package struct SystemProcess: Sendable {
    private let children: Children

    /// - Parameter children: Knows what runs, so that it ends with juke.
    package init(children: Children) { self.children = children }

    /// Runs a line and returns its exit status; for one that a signal ended, 128 plus the signal's number.
    package func run(
        _ line: String, input: String?, environment: [String: String]
    ) async throws(SystemProcessError) -> Int32 {
        let configuration = Self.configuration(line, environment)
        return try await withChild { child in
            guard let input else {
                return Self.code(
                    of: try await Subprocess.run(
                        configuration, input: .currentStandardInput, output: .currentStandardOutput,
                        error: .currentStandardError
                    ) { child.started(as: $0.processIdentifier.value) }.terminationStatus)
            }
            return Self.code(
                of: try await Subprocess.run(
                    configuration, input: .inputWriter, output: .currentStandardOutput, error: .currentStandardError
                ) { execution in
                    child.started(as: execution.processIdentifier.value)
                    await execution.standardInputWriter.hand(over: Array(input.utf8))
                }.terminationStatus)
        }
    }

    /// The exit status of the line, and what it wrote to its standard output. Both pipes are served at the same time,
    /// so that a line that writes before it has read all of its input is not waited for in vain.
    package func answer(
        _ line: String, input: String?, environment: [String: String]
    ) async throws(SystemProcessError) -> (status: Int32, output: [UInt8]) {
        let configuration = Self.configuration(line, environment)
        return try await withChild { child in
            guard let input else {
                let result = try await Subprocess.run(
                    configuration, input: .currentStandardInput, output: .bytes(limit: Self.largestAnswer),
                    error: .currentStandardError
                ) { child.started(as: $0.processIdentifier.value) }
                return (Self.code(of: result.terminationStatus), result.standardOutput)
            }
            let result = try await Subprocess.run(
                configuration, input: .inputWriter, output: .bytes(limit: Self.largestAnswer),
                error: .currentStandardError
            ) { execution in
                child.started(as: execution.processIdentifier.value)
                await execution.standardInputWriter.hand(over: Array(input.utf8))
            }
            return (Self.code(of: result.terminationStatus), result.standardOutput)
        }
    }

    /// Runs a program whose output is taken piece by piece, and returns its exit status; nil where no more of its
    /// output was wanted, and it was ended. It is asked nothing, and what it says besides is dropped. An error from
    /// taking is thrown again.
    ///
    /// - Parameter path: the program itself: no shell reads its arguments.
    package func read(
        from path: String, arguments: [String], _ use: ([UInt8]) async throws -> Bool
    ) async throws -> Int32? {
        var configuration = Configuration(executable: .path(FilePath(path)), arguments: Arguments(arguments))
        configuration.platformOptions.teardownSequence = [
            .send(signal: .resume, allowedDurationToNextStep: Duration.seconds(1))
        ]
        let (status, end) = try await withChild { child -> (Int32, Result<Bool, any Error>) in
            let result = try await Subprocess.run(
                configuration, input: .none, output: .sequence, error: .discarded
            ) { execution -> Result<Bool, any Error> in
                child.started(as: execution.processIdentifier.value)
                do {
                    for try await piece in execution.standardOutput {
                        guard try await use(piece.withUnsafeBytes { Array($0) }) else {
                            child.end(by: SIGTERM)
                            return .success(false)
                        }
                    }
                    return .success(true)
                } catch {
                    child.end(by: SIGTERM)
                    return .failure(error)
                }
            }
            return (Self.code(of: result.terminationStatus), result.closureResult)
        }
        return try end.get() ? status : nil
    }

    /// Runs a pager on text that is pulled piece by piece, until either ends, and returns its exit status. An error
    /// from pulling is thrown again. A pager that the user has left accepts no more text, and that is not an error.
    package func page(
        _ line: String, environment: [String: String], _ text: @escaping @Sendable () async throws -> String?
    ) async throws -> Int32 {
        let configuration = Self.configuration(line, environment)
        let (status, failure) = try await withChild { child -> (Int32, (any Error)?) in
            let result = try await Subprocess.run(
                configuration, input: .inputWriter, output: .currentStandardOutput, error: .currentStandardError
            ) { execution -> (any Error)? in
                child.started(as: execution.processIdentifier.value)
                do {
                    // A piece is pulled only when the pager has taken the one before, so a listing is
                    // fetched as far as it is read.
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
            return (Self.code(of: result.terminationStatus), result.closureResult)
        }
        // The error waits until the pager has ended, since the terminal is the pager's until then.
        if let failure { throw failure }
        return status
    }

    /// Runs a program that is known to `children` while it runs.
    private func withChild<Success: Sendable>(
        _ work: (Child) async throws -> Success
    ) async throws(SystemProcessError) -> Success {
        let child = Child()
        children.add(child)
        defer { children.remove(child) }
        do {
            return try await withTaskCancellationHandler {
                try await work(child)
            } onCancel: {
                child.end(by: SIGTERM)
            }
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw .tooMuch(limit: Self.largestAnswer)
        } catch {
            throw Task.isCancelled ? .cancelled : .notStarted(reason: "\(error)")
        }
    }

    /// Room for the choice of every row of a large library, each a long line; in bytes.
    private static let largestAnswer = 32 << 20

    /// The shell with the line, and variables added to juke's own environment.
    private static func configuration(_ line: String, _ environment: [String: String]) -> Configuration {
        var configuration = Configuration(
            executable: .path("/bin/sh"), arguments: ["-c", line],
            environment: .inherit.updating(
                Dictionary(
                    environment.map { (Environment.Key(stringLiteral: $0), $1) },
                    uniquingKeysWith: { first, _ in first })))
        // On cancellation the whole family has been asked to end; ending the shell alone would leave the
        // others. What does not end within a second is killed.
        configuration.platformOptions.teardownSequence = [
            .send(signal: .resume, allowedDurationToNextStep: Duration.seconds(1))
        ]
        return configuration
    }

    /// The status as shells report it.
    private static func code(of status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}

/// Why a command of the system has no status.
package enum SystemProcessError: Error, Sendable, Equatable {
    /// The task was cancelled, and the command asked to end.
    case cancelled
    /// The system could not start it.
    case notStarted(reason: String)
    /// It wrote more than is read.
    case tooMuch(limit: Int)
}

extension StandardInputWriter {
    /// Writes the input of a program, as far as it wants it: a program that ends before has not failed.
    func hand(over bytes: [UInt8]) async {
        _ = try? await write(bytes)
        try? await finish()
    }
}
