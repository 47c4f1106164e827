// The session as completion sees it: a copy that the loop renews after every pipeline, read on the editor's thread
// without waiting for the actor. With it come the names of everything ever seen, and the listings of the last closed
// shell. What is a candidate at all is left to CommandLanguage.

package import CommandLanguage
package import Library
package import Prompting
package import Rows
package import ShellCommands
import Synchronization
import Text

/// What Tab knows of the session.
package final class SessionSnapshot: Sendable {
    private let latest: Mutex<Session>
    /// The listings that the last closed shell has left.
    let inherited: @Sendable () -> [Listing]
    /// The names that Spotify has ever answered with, as far as they are kept.
    let seen: @Sendable () -> SortedNames
    /// The names of playlists that answers showed to be closed to the user.
    let closed: @Sendable (PlaylistAccess) -> Set<String>
    /// The names of the rules.
    private let rules: @Sendable () -> [String]
    /// The names of the profiles on this computer.
    private let profiles: @Sendable () -> [String]
    /// The files of the library of scripts.
    private let scripts: @Sendable () -> [String]

    /// A copy of a session, and where the rest of what Tab knows is read.
    package init(
        _ session: Session, inherited: @escaping @Sendable () -> [Listing],
        seen: @escaping @Sendable () -> SortedNames = { SortedNames() },
        closed: @escaping @Sendable (PlaylistAccess) -> Set<String> = { _ in [] },
        rules: @escaping @Sendable () -> [String] = { [] },
        profiles: @escaping @Sendable () -> [String] = { [] },
        scripts: @escaping @Sendable () -> [String] = { [] }
    ) {
        self.scripts = scripts
        self.profiles = profiles
        latest = Mutex(session)
        self.inherited = inherited
        self.seen = seen
        self.closed = closed
        self.rules = rules
    }

    /// The session as it was when the copy was last renewed.
    var session: Session { latest.withLock { $0 } }

    /// Replaces the copy, after something may have changed the session.
    package func renew(_ session: Session) { latest.withLock { $0 = session } }

    /// The candidates for a question of completion.
    ///
    /// The first word of the source names what is wanted, the words after it the kinds or the field. Where the answer
    /// is wanted at every key, the many names that were ever seen are left out.
    package func candidates(_ query: CandidateQuery, withSeen: Bool = true) -> [Candidate] {
        switch query.source {
        case .rows(let kinds):
            rows(kinds.map { RowKind(rawValue: $0) }, typed: query.text, in: session, withSeen: withSeen)
        case .ownPlaylists: playlists(.shared, typed: query.text, in: session, withSeen: withSeen)
        case .ownedPlaylists: playlists(.owned, typed: query.text, in: session, withSeen: withSeen)
        case .devices: devices(in: session)
        case .settingValues: settingValues(of: query.words.first, in: session)
        case .fields: fields(query, in: session)
        case .operators(let field): operators(for: field, query, in: session)
        case .values(let field): values(of: field, query, in: session)
        case .aliases: aliases()
        case .abbreviations:
            session.abbreviations.sorted { $0.key < $1.key }
                .map { Candidate($0.key, summary: Sanitiser.clean($0.value)) }
        case .functions: session.functions.keys.sorted().map { Candidate($0, summary: "function") }
        case .optionsOfFunction(let name):
            (session.functions[name]?.spec.options ?? []).map { Candidate("--" + $0.name, summary: $0.help) }
        case .slotsOfFunction(let name):
            (session.functions[name]?.spec.slots ?? []).map { Candidate(Usage.slot($0), summary: $0.help) }
        case .variables:
            (Array(session.variables.keys) + session.rowVariables.keys).sorted().map { Candidate($0) }
        case .rowVariables: session.rowVariables.keys.sorted().map { Candidate($0) }
        case .rules: rules().map { Self.named($0, summary: "rule") }
        case .profiles: profiles().map { Candidate($0) }
        case .scripts: scripts().sorted().compactMap { Self.script($0) }
        }
    }

    /// The devices that any command has learnt of, in this shell or in the last one.
    func devices(in session: Session) -> [Candidate] {
        session.devices.map { Self.named($0, summary: "device") }
    }

    /// A script of the library by the name that `source` takes; nil for a file that is hidden or has a name that a
    /// terminal would obey.
    private static func script(_ file: String) -> Candidate? {
        guard !file.hasPrefix("."), Sanitiser.clean(file) == file else { return nil }
        return Candidate(file.hasSuffix(".juke") ? String(file.dropLast(5)) : file, summary: "script of the library")
    }

    /// Aliases and functions, each with what it is. They are asked for at every key, for its colours, and copying the
    /// rest of the session would take longer.
    private func aliases() -> [Candidate] {
        let (aliases, functions) = latest.withLock { ($0.aliases, $0.functions) }
        return aliases.sorted { $0.key < $1.key }.map { Candidate($0.key, summary: Sanitiser.clean($0.value)) }
            + functions.keys.sorted().map { Candidate($0, summary: "function") }
    }

    /// The values a setting takes, and `default`, which sets it back.
    private func settingValues(of name: String?, in session: Session) -> [Candidate] {
        guard let setting = Settings.all.first(where: { $0.name == name }) else { return [] }
        let back = Candidate("default", summary: "the value it had before")
        switch setting.parser {
        case .words(let words):
            let now = session.settings[setting.name]
            return words.map { Candidate($0, summary: $0 == now ? "the value now" : "") } + [back]
        case .style: return LineStyle.words.map { Candidate($0) } + [back]
        case .deviceName: return devices(in: session) + [back]
        case .pace, .clientID, .redirectURI, .path: return [back]
        }
    }
}
