// The output of a program that receives bytes and no questions: a picture on its way to the terminal.

import Subprocess
import SystemPackage

/// Runs programs for their output.
package enum ProgramOutput {
    /// The largest output, in bytes; no picture needs more.
    private static let limit = 16 << 20

    /// What the program writes, if it ends with status 0.
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
