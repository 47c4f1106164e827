// What Spotify refused or left in doubt, with the commands that sent it: only they say which command shows whether a
// change was made, and whether an advice would repeat the line that has just failed. The sentence is left to the cause.

import CommandLanguage

/// An error of Spotify's in a pipeline.
struct PipelineFailure: Error {
    var cause: any Error
    /// The commands of the pipeline, in their order.
    var specs: [CommandSpec]
}

extension PipelineFailure: Explained {
    /// The cause, with advice that fits the commands.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        Diagnostic.make(cause, now: context.now, reference: context.reference).advising(specs)
    }
}

extension Diagnostic {
    /// The diagnostic with advice that fits the commands.
    func advising(_ specs: [CommandSpec]) -> Diagnostic {
        var diagnostic = self
        if nextStep == Self.lookFirst {
            let change = specs.last { spec in
                switch spec.effect {
                case .player, .library: true
                case .none, .session: false
                }
            }
            diagnostic.nextStep = Self.lookFirst(with: change?.shownBy ?? "now")
        } else if let only = specs.first, specs.count == 1, nextStep?.hasSuffix(": \(only.name)") == true {
            // The advice would be the command that has just failed.
            diagnostic.nextStep = "Try again in a minute."
        }
        return diagnostic
    }
}
