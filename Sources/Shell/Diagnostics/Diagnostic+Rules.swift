// The words for pipelines that cannot be rules, for rules that are not there, and for those that could not be followed.

import CommandLanguage
import ShellCommands

extension Diagnostic {
    /// Why a pipeline cannot be a rule, and what to write in its place.
    static func words(for fault: UsageError.RuleFault) -> Diagnostic {
        let form = "For example: rule \"This week\" = liked | where added > 7d-ago | sample 30"
        return switch fault {
        case .prefixed:
            usage("A rule is a pipeline without a word such as time or every before it.", next: form)
        case .systemCommand: usage("A rule cannot run commands of the system.", next: form)
        case .notOnePipeline: usage("A rule is one pipeline.", next: form)
        case .function(let name):
            usage(
                "\(cut(name)) is a function, and a rule has only commands.",
                next: "To use a pipeline by a short name: alias NAME = '…'")
        case .variable(let name):
            usage(
                "A rule cannot hold $\(cut(name)): when it runs, the variable may be gone.",
                next: "Type its value, or put the pipeline in double quotes to fill it in now.")
        case .changes(let command):
            usage("\(command) does more than give rows, so it cannot be in a rule.", next: form)
        case .needsListing(let command):
            usage("\(command) depends on what was listed or selected, so it cannot be in a rule.", next: form)
        case .asks(let command):
            usage(
                "\(command) asks you to choose, and a rule runs by itself.",
                next: "Choose the rows with take 3, sample 3 or where CONDITION.")
        case .givesNoRows(let command):
            usage("\(command) gives no rows, and a rule needs some for its playlist.", next: form)
        case .wrongKind(let kind):
            usage("This gives rows of the kind \(kind), which cannot be on a playlist.", next: form)
        }
    }
}

extension RulesFailed: Explained {
    /// Which rules could not be followed, and why.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        let causes = failures.map { failure in
            (failure.rule, Diagnostic.make(failure.cause, now: context.now, reference: nil))
        }
        let sentences = causes.map { "\(Diagnostic.cut($0.0)): \($0.1.sentence)" }.joined(separator: " ")
        if total == 1, let cause = causes.first?.1 {
            return Diagnostic(sentences, nextStep: cause.nextStep, status: cause.status, rows: cause.rows)
        }
        return Diagnostic(
            "\(failures.count) of \(total) rules failed and changed nothing. \(sentences)",
            nextStep: "To see what they say: rules", status: .partly)
    }
}
