// Whether the login allows what a line asks for, known before the first request is sent: a refusal by Spotify would
// come after requests that are counted, perhaps in the middle of a change.

package import CommandLanguage
package import SpotifyAuth

/// What the login does not allow.
package enum PermissionError: Error, Sendable, Equatable {
    /// Client credentials have no user.
    case needsUser(command: String)
    /// The login was not given these scopes.
    case lacksScopes(command: String, [ScopeName])
}

/// Checks logins against what commands need.
package enum Permission {
    /// Throws when the login does not allow the command; one whose scopes are not known is given the benefit of the
    /// doubt.
    package static func check(_ spec: CommandSpec, with grant: Grant) throws(PermissionError) {
        try check(spec.scopes, for: spec.name, with: grant)
    }

    /// Throws when the login lacks scopes that a command turns out to need.
    static func check(_ scopes: [ScopeName], for command: String, with grant: Grant) throws(PermissionError) {
        guard !scopes.isEmpty else { return }
        if grant.method == .clientCredentials { throw .needsUser(command: command) }
        guard let granted = grant.scopes else { return }
        var missing: [ScopeName] = []
        for scope in scopes where !granted.contains(scope.text) && !missing.contains(scope) { missing.append(scope) }
        if !missing.isEmpty { throw .lacksScopes(command: command, missing) }
    }
}

extension Catalogue {
    /// The scopes that the commands need, in the order the commands are listed: what a login asks for.
    package static var scopes: [ScopeName] {
        all.flatMap { $0.spec.scopes + $0.spec.occasionalScopes }.reduce(into: []) { scopes, scope in
            if !scopes.contains(scope) { scopes.append(scope) }
        }
    }
}
