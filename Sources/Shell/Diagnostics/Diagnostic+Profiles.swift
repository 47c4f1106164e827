// Sentences for profiles, and for commands that the login of one does not permit. Folders of profiles are left to
// Storage, checking permissions to the commands.

import CommandLanguage
package import ShellCommands

extension PersonError: SelfExplained {
    /// Who can log in.
    package var diagnostic: Diagnostic {
        switch self {
        case .onlyInDemo:
            Diagnostic(
                "login --as is for the demo, which knows several people.",
                nextStep: "For another account of yours: profile new NAME, profile use NAME, login", status: .usage)
        case .unknown(let name, let known):
            Diagnostic(
                "The demo knows no \(Diagnostic.cut(name)).",
                nextStep: "Its people: \(Diagnostic.list(known, "and"))", status: .notFound)
        }
    }
}

extension ProfileError: SelfExplained {
    /// What is wrong with the profile that was named.
    package var diagnostic: Diagnostic {
        switch self {
        case .unknown(let name, let known):
            Diagnostic(
                "There is no profile \(Diagnostic.cut(name)).",
                nextStep: "Your profiles: \(Diagnostic.list(known, "and")). To make one: profile new NAME",
                status: .notFound)
        case .notMade(let name, let known):
            Diagnostic(
                "There is no profile \(Diagnostic.cut(name)).",
                nextStep: "Your profiles: \(Diagnostic.list(known, "and")). To make it: "
                    + "juke -c 'profile new \(Diagnostic.cut(name))'",
                status: .notFound)
        case .notEmpty(let name, let files):
            Diagnostic(
                "The login, history and listings of \(Diagnostic.cut(name)) are deleted. Its folder stays, "
                    + "since juke did not make \(Diagnostic.list(files, "and")) in it.",
                nextStep: "Move that away, then: profile delete \(Diagnostic.cut(name)) --yes", status: .partly)
        case .exists(let name):
            Diagnostic(
                "The profile \(Diagnostic.cut(name)) already exists.",
                nextStep: "To use it: profile use \(Diagnostic.cut(name))",
                status: .failed)
        case .invalidName(let name):
            Diagnostic(
                "\(Diagnostic.cut(name)) cannot be the name of a profile.", nextStep: "Use letters, digits, - and _.",
                status: .usage)
        case .reserved(let name):
            Diagnostic(
                "The name \(Diagnostic.cut(name)) is reserved for juke.", nextStep: "Choose another name.",
                status: .failed)
        case .permanent(let name):
            Diagnostic(
                "The profile \(Diagnostic.cut(name)) always exists.",
                nextStep: "To forget its login and its rows: logout",
                status: .failed)
        case .current(let name):
            Diagnostic(
                "The profile \(Diagnostic.cut(name)) is in use here.",
                nextStep: "Use another one first: profile use default",
                status: .failed)
        case .inDemo:
            Diagnostic("The demo has no other profiles.", nextStep: "Start juke without --demo.", status: .failed)
        }
    }
}

extension PermissionError: SelfExplained {
    /// What the command needs and the login does not have.
    package var diagnostic: Diagnostic {
        switch self {
        case .needsUser(let command):
            Diagnostic(
                "\(command) needs a user, and a login with client credentials has none. No request was sent.",
                nextStep: "Log in as yourself: login", status: .notAllowed)
        case .lacksScopes(let command, let scopes):
            Diagnostic(
                "\(command) needs permissions that this login does not have: "
                    + Diagnostic.list(scopes.map(\.text), "and") + ".",
                nextStep: "To add them: login --scope \(scopes.map(\.text).joined(separator: ","))",
                status: .notAllowed)
        }
    }
}
