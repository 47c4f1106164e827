// The profile that a shell runs as, and those it ran as before: each with its files and the services that answer its
// requests. Another one is opened when the user changes to it, and all are closed at the end. What a profile's folder
// holds is left to Storage.

import Exchange
import Files
import Library
import NetworkAdapters
import Rows
import Shell
import ShellCommands
import SpotifyAuth
import Storage
import Synchronization

/// An open profile.
struct Profile: Sendable {
    /// Where its files are.
    let paths: Paths
    /// What answers its requests.
    let backend: Backend
    /// The listings that its last prompt left.
    let inherited: InheritedListings
    /// What this process has learnt of its library.
    let seen = SeenLibrary()
    /// Reports what is wrong with one of its files.
    let notify: @Sendable (FileNotice) -> Void

    /// What the last prompt left; nil where there is nothing that can be understood.
    var saved: SavedSession? {
        PrivateFile(path: paths.session).read(as: { SavedSession(bytes: $0) }, notify: notify)
    }

    /// Leaves the selection and the listings to the next prompt; the last shell to close wins.
    func save(_ session: Session) {
        try? PrivateFile(path: paths.session).replace(with: SavedSession(session).bytes)
        // A shell that listed nothing leaves the older listings to the next one.
        guard !session.listings.isEmpty else { return }
        try? PrivateFile(path: paths.listings).replace(with: Listing.encoded(session.listings))
    }
}

/// The open profiles; the last one is the one in use.
final class ProfileShelf: Sendable {
    private let environment: [String: String]
    private let shell: String
    private let isPrompt: Bool
    private let thread: MainThread
    private let renewals: RenewalWatch
    private let report: @Sendable (String) -> Void
    private let opened: Mutex<[Profile]>

    init(
        first: Profile, environment: [String: String], shell: String, isPrompt: Bool, thread: MainThread,
        renewals: RenewalWatch,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.thread = thread
        self.renewals = renewals
        self.environment = environment
        self.shell = shell
        self.isPrompt = isPrompt
        self.report = report
        opened = Mutex([first])
    }

    /// The profile in use.
    var current: Profile { opened.withLock { $0[$0.count - 1] } }

    /// Opens a profile and makes it the one in use; the ones before stay open, since work may still be under way in
    /// them.
    func open(_ name: String) throws(PathsError) -> Profile {
        let paths = try Paths(environment: environment, profile: name)
        let notify: @Sendable (FileNotice) -> Void = { [report] in report(Diagnostic.words(for: $0)) }
        let profile = Profile(
            paths: paths,
            backend: .spotify(
                environment, paths, shell: shell, thread: thread, renewals: renewals, report: report),
            inherited: InheritedListings(PrivateFile(path: paths.listings), isPrompt: isPrompt, notify: notify),
            notify: notify)
        opened.withLock { $0.append(profile) }
        return profile
    }

    /// Ends everything that is open.
    func close() async {
        for profile in opened.withLock({ $0 }) { await profile.backend.close() }
    }
}

extension Profiles {
    /// The profiles below a folder, for a shell that runs as one of them.
    init(_ folders: ProfileFolders, current: String, environment: [String: String]) {
        self.init(
            current: current,
            list: {
                var summaries: [ProfileSummary] = []
                for name in try folders.names() where name != ProfileFolders.demo {
                    // JUKE_TOKEN_FILE would show one login for all profiles.
                    var environment = environment
                    if name != current { environment["JUKE_TOKEN_FILE"] = nil }
                    guard let paths = try? Paths(environment: environment, profile: name) else { continue }
                    let file = TokenFile(path: paths.tokenFile, lock: paths.tokenLock, time: SystemTime())
                    summaries.append(ProfileSummary(name: name, grant: (try? await file.load()) ?? nil))
                }
                return summaries
            },
            check: { name in
                guard Paths.isName(name) else { throw ProfileError.invalidName(name) }
                guard name != ProfileFolders.demo else { throw ProfileError.reserved(name) }
                guard try !folders.names().contains(name) else { throw ProfileError.exists(name) }
            },
            create: { name in
                // Another shell may have made it meanwhile.
                guard try folders.create(name) else { throw ProfileError.exists(name) }
            },
            delete: { name in
                guard name != ProfileFolders.standard else { throw ProfileError.reserved(name) }
                let paths = try Paths(environment: environment, profile: name)
                let left = try folders.delete(name, answers: paths.library)
                guard left.isEmpty else { throw ProfileError.notEmpty(name, files: left) }
                if folders.chosen() == name { try folders.choose(ProfileFolders.standard) }
            }, choose: { name in try folders.choose(name) })
    }

    /// The profiles of the demo: only itself.
    static let demo = {
        var profiles = Profiles(
            current: ProfileFolders.demo, list: { [ProfileSummary(name: ProfileFolders.demo, grant: nil)] },
            check: { _ in throw ProfileError.inDemo }, create: { _ in throw ProfileError.inDemo },
            delete: { _ in throw ProfileError.inDemo },
            choose: { _ in throw ProfileError.inDemo })
        profiles.isDemo = true
        return profiles
    }()
}
