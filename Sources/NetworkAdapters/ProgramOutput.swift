// The output of a program that is given bytes and asked nothing: a picture on its way to the terminal.

import Subprocess
import SystemPackage

/// Runs programs for their output.
package enum ProgramOutput {
    /// No program that is run so says more.
    private static let limit = 16 << 20

    /// What the program writes, when it ends well.
    package static func text(
        of path: String, arguments: [String], input: [UInt8]
    ) async throws(SystemProcessError) -> String {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments), input: .inputWriter,
                output: .string(limit: limit), error: .discarded
            ) { await $0.standardInputWriter.hand(over: input) }
            guard case .exited(0) = result.terminationStatus else {
                throw SystemProcessError.notStarted(reason: "it failed")
            }
            return result.standardOutput
        } catch {
            throw Task.isCancelled ? .cancelled : .notStarted(reason: "\(error)")
        }
    }
}
