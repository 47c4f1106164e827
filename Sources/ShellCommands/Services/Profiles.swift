// The profiles as commands see them: names, and what is known of each one's login. Where they are kept is decided at
// the edge; opening one is the loop's.

package import SpotifyAuth

/// A login of its own, with its history, selection and listings.
package struct ProfileSummary: Sendable {
    /// What it is called, and what its folder is called.
    package let name: String
    /// nil where it is not logged in.
    package let grant: Grant?

    /// A profile as it was found.
    package init(name: String, grant: Grant?) {
        self.name = name
        self.grant = grant
    }
}

/// Why a profile cannot be used.
package enum ProfileError: Error, Sendable, Equatable {
    /// There is none of that name.
    case unknown(String, known: [String])
    /// The one a shell was to start with.
    case notMade(String, known: [String])
    /// There is one of that name already.
    case exists(String)
    /// Not the name of a folder.
    case invalidName(String)
    /// The simulated Spotify's, or the one that always exists.
    case reserved(String)
    /// It always exists.
    case permanent(String)
    /// It is in use here.
    case current(String)
    /// Files that are not juke's are in its folder; what was juke's is gone.
    case notEmpty(String, files: [String])
    /// The demo has one profile only.
    case inDemo
}

/// What commands need of the profiles.
package struct Profiles: Sendable {
    /// The profile that always exists.
    static let standard = "default"

    /// The profile of this shell.
    package let current: String
    /// Whether it is the simulated Spotify's.
    package var isDemo = false
    /// All of them.
    package let list: @Sendable () async throws -> [ProfileSummary]
    /// Throws why no profile of that name can be made.
    package let check: @Sendable (_ name: String) async throws -> Void
    /// Makes one; its folder is empty.
    package let create: @Sendable (_ name: String) async throws -> Void
    /// Deletes one with everything in its folder that is juke's.
    package let delete: @Sendable (_ name: String) async throws -> Void
    /// Makes it the one that shells start with.
    package let choose: @Sendable (_ name: String) async throws -> Void

    /// Profiles that are kept in this way.
    package init(
        current: String, list: @escaping @Sendable () async throws -> [ProfileSummary],
        check: @escaping @Sendable (_ name: String) async throws -> Void,
        create: @escaping @Sendable (_ name: String) async throws -> Void,
        delete: @escaping @Sendable (_ name: String) async throws -> Void,
        choose: @escaping @Sendable (_ name: String) async throws -> Void
    ) {
        self.current = current
        self.list = list
        self.check = check
        self.create = create
        self.delete = delete
        self.choose = choose
    }
}
