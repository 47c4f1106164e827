// Sentences for questions that could not be put to the user, or were answered with no. Asking is left to Questions.

package import ShellCommands

extension AskError: SelfExplained {
    /// What would have been asked, and how to give the answer beforehand.
    package var diagnostic: Diagnostic {
        switch self {
        case .noOneThere(.text(LoginGuide.clientIDQuestion)):
            Diagnostic(
                "The client ID of your app is missing, and juke cannot ask for it here.",
                nextStep: "Type: login --client-id ID, or set JUKE_CLIENT_ID", status: .usage)
        case .noOneThere(.text(let text)), .noOneThere(.secret(let text)):
            Diagnostic(
                "juke would ask for \"\(text.prefix { $0 != ":" })\", but cannot ask here.",
                nextStep: "Give it as an option or a setting: help login",
                status: .usage)
        case .noOneThere(.offer(let text)):
            Diagnostic(
                "juke would ask \"\(text)\", but cannot ask here.", nextStep: "Give its exact name.",
                status: .notFound)
        case .noOneThere(.confirm(let text)):
            Diagnostic(
                "juke would ask \"\(text)\", but cannot ask here.",
                nextStep: "To go ahead without being asked: --yes",
                status: .usage)
        case .noOneThere(.choose(let text, let options)):
            Diagnostic(
                "\(text) \(Diagnostic.list(options, "or")).", nextStep: "Give the exact name of one.",
                status: .notFound)
        case .declined: Diagnostic("Nothing was done.", status: .failed)
        }
    }
}
